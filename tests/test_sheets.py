"""Stylesheets of a published page: one of all that it links, in their order, and what is loaded when needed apart."""

from __future__ import annotations

from pathlib import Path

from course.publishing.sheets import join_sheets

PAGE = """<head>
  <link rel="stylesheet" href="../assets/stylesheets/theme.min.css">
  <link rel="stylesheet" href="../assets/styles/palette.css">
  <script>1</script>
  <link rel="stylesheet" href="../assets/styles/{name}.css">
  <noscript><link rel="stylesheet" media="screen" href="../assets/styles/map.css"></noscript>
  <link rel="stylesheet" media="print" href="../assets/styles/print.css">
</head>
"""


def write_site(folder: Path, *pages: str) -> Path:
    styles = folder / "assets/styles"
    styles.mkdir(parents=True)
    for name in ("palette", "home", "map", "print"):
        (styles / f"{name}.css").write_text(f".{name}{{}}\n")
    for name in pages:
        (folder / name).mkdir()
        (folder / name / "index.html").write_text(PAGE.format(name=name))
    return folder


def test_a_page_links_one_sheet_of_all(tmp_path: Path) -> None:
    site = write_site(tmp_path, "home")
    join_sheets(site)
    page = (site / "home/index.html").read_text()
    assert (
        page.index("theme.min.css") < page.index('"../assets/styles/palette.home.print.css"') < page.index("<script>")
    )
    assert page.count("<link") == 3 and 'media="screen" href="../assets/styles/map.css"' in page
    styles = {file.name: file.read_text() for file in (site / "assets/styles").iterdir()}
    joined = ".palette{}.home{}@media print{.print{}}"
    assert styles == {"map.css": ".map{}\n", "palette.home.print.css": joined}


def test_a_page_whose_sheet_is_missing_stays_as_it_is(tmp_path: Path) -> None:
    site = write_site(tmp_path, "home", "lost")
    join_sheets(site)
    assert (site / "lost/index.html").read_text() == PAGE.format(name="lost")
    names = {file.stem for file in (site / "assets/styles").iterdir()}
    assert names == {"map", "palette", "print", "palette.home.print"}, "what is linked apart stays too"
