"""Documents made of links, in every form that people and editors write."""

from __future__ import annotations

from hypothesis import strategies as st

LABELS = st.sampled_from(
    (
        "the page",
        "a [b] c",
        "`code`",
        "*so*",
        "**very** so",
        "x \\] y",
        "two\nlines",
        "¿qué?",
        "a `](b` c",
        "![A map](pics/map.png)",
        '![A map](<pics/a map.png> "A (map)") of it',
    )
)
NAMES = st.sampled_from(
    (
        "a.md",
        "b%20c.md",
        "qu%C3%A9.md",
        "a_(b).md",
        "a&amp;b.md",
        "it's.md",
        "100%25.md",
        "f(g(h)).pdf",
        "a+b~c.md",
        "x",
    )
)
FOLDERS = st.sampled_from(("", "./", "../", "../../", "deep/er/", "../scenarios/", "../../quizzes/", "../docs/"))
QUERIES = st.sampled_from(("", "?q", "?a=b&amp;c=d", "?copy=1&copy;", "?q=a%20b"))
FRAGMENTS = st.sampled_from(("", "#so", "#qu%C3%A9-pas%C3%B3", "#qué", "#100%25", "#a--b", "#x_(y)"))
TITLES = st.sampled_from(
    ("", '"what changed"', "'it is so'", "(so)", '"see [this](that)"', '"a \\"b\\" &amp; c"', '"50% of <b> | `x` _y_"')
)
OTHERS = st.sampled_from(
    (
        "https://example.org/a_(b)?c=d#e",
        "HTTPS://EXAMPLE.org/",
        "mailto:help@county.example",
        "tel:911",
        "#here",
        "?only",
        "//host.example/x",
        "/root.md",
    )
)
TARGETS = st.one_of(st.tuples(FOLDERS, NAMES, QUERIES, FRAGMENTS).map("".join), OTHERS)
INLINE = st.sampled_from(("[{}]({}{})", "[{}]( {}{} )", "[{}](<{}>{})", "![{}]({}{})", "[{}](\n{}{})"))
REFERENCES = st.sampled_from(("[{}][r{}]", "[{}][R{}]", "![{}][r{}]"))
BARE = st.sampled_from(("<help@county.example>", "<https://example.org/x>", "[no link]", "\\[x](y.md)", "`[x](y.md)`"))
FRAMES = st.sampled_from(("{}", "Text {} text.", "- {}", "> {}", "> [!NOTE]\n> {}", "### {}", "1. {}", "{} {{: .x }}"))


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Markdown with any number of links, their definitions at its end."""
    blocks, definitions = [], []
    for number in range(draw(st.integers(1, 6))):
        label, target, title = draw(LABELS), draw(TARGETS), draw(TITLES)
        spaced = f" {title}" if title else ""
        kind = draw(st.integers(0, 3))
        if kind == 0:
            link = draw(BARE)
        elif kind == 1:
            link = draw(REFERENCES).format(label, number)
            definitions.append(f"[r{number}]: {target}{spaced}")
        elif kind == 2:
            link = draw(st.sampled_from(("[name {}]", "[name {}][]"))).format(number)
            definitions.append(f"[name {number}]: <{target}>{spaced}")
        else:
            link = draw(INLINE).format(label, target, spaced)
        frame = draw(FRAMES)
        inside = link if frame[0] not in ">-1#" else link.replace("\n", " ")
        blocks.append(frame.format(inside))
    return "\n\n".join([*blocks, "\n".join(definitions)])
