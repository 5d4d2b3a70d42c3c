"""The supervisor's roster: records come in, are looked through and confirmed, and go out again."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pypdf
import pytest
from jsonschema import Draft202012Validator, ValidationError
from playwright.sync_api import Page, expect

from course.model import Course
from course.queries.content_hash import course_version
from tests.conftest import DESKTOP, PHONE, Visit, with_sources
from tests.graduate import at, everything, graduate
from tests.learner import COURSE, put
from tests.records import (
    OTHER_EDITION,
    RECORD_SCHEMA,
    ROSTER_SCHEMA,
    SINCE,
    changed,
    link_of,
    paste,
    record_of,
    validate,
)
from tests.test_accessibility import everywhere

PAGE = "supervisors/roster/"
ANA, BEN, CHO = "ana4ana4ana4ana4", "ben5ben5ben5ben5", "cho6cho6cho6cho6"
DROP = """([files]) => {
    const data = new DataTransfer();
    for (const [name, text] of files) data.items.add(new File([text], name));
    for (const kind of ["dragover", "drop"]) {
        document.querySelector("h1").dispatchEvent(
            new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data }));
    }
}"""


def _open(seen: Visit, fragment: str = "") -> Page:
    """Open the page, and wait until its scripts have started."""
    page = seen.go(PAGE + fragment)
    expect(page.locator("[data-roster]:not([inert])")).to_be_attached()
    return page


def _file(name: str, content: Any) -> dict[str, Any]:
    text = content if isinstance(content, str) else json.dumps(content)
    return {"name": name, "mimeType": "application/json", "buffer": text.encode()}


def _choose(page: Page, files: dict[str, Any]) -> None:
    """Choose files by their names, and wait until all have been read."""
    before = page.locator("[data-said] li").count()
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Choose files").click()
    chooser.value.set_files([_file(name, content) for name, content in files.items()])  # type: ignore[arg-type]
    expect(page.locator("[data-said] li").nth(before)).to_be_visible()


def _rows(page: Page) -> list[list[str]]:
    """The cells of the table as they are read, lines parted by a bar."""
    rows = page.locator("[data-person]").all()
    return [[" | ".join(cell.split("\n")) for cell in row.locator("> td").all_inner_texts()[1:]] for row in rows]


def _names(page: Page) -> list[str]:
    return page.locator("[data-person] .roster-name > bdi").all_inner_texts()


def _messages(page: Page) -> list[str]:
    return page.locator("[data-said] li").all_inner_texts()


def _saved(page: Page, button: str) -> tuple[str, str]:
    with page.expect_download() as got:
        page.get_by_role("button", name=button).click()
    return got.value.suggested_filename, Path(got.value.path()).read_bytes().decode("utf-8")


def _printed(page: Page, paper: str = "Letter") -> list[str]:
    pages = pypdf.PdfReader(io.BytesIO(page.pdf(format=paper))).pages
    return [" ".join(unicodedata.normalize("NFKC", one.extract_text()).split()) for one in pages]


def _three(course: Course) -> dict[str, Any]:
    return {
        "ana.json": record_of(course, "Ana Díaz", ANA, assignment="abcde12345"),
        "ben.json": record_of(course, "Ben O'Neill", BEN, done=1, assignment="abcde12345"),
        "cho.json": record_of(course, "Cho Min-Seo", CHO, done=2),
    }


def test_schemas_are_sound_and_the_tests_records_keep_to_them(course: Course) -> None:
    Draft202012Validator.check_schema(ROSTER_SCHEMA)
    for record in _three(course).values():
        validate(record, RECORD_SCHEMA)


def test_files_are_chosen_dropped_and_pasted(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    one, two, three = _three(course).values()
    expect(page.locator("[data-board]")).to_be_hidden()
    _choose(page, {"ana.json": one})
    assert _names(page) == ["Ana Díaz"]
    page.evaluate(DROP, [[["ben.json", json.dumps(two)]]])
    expect(page.locator("[data-person]")).to_have_count(2)
    text = json.dumps(record_of(course, "Dee", "dee7dee7dee7dee7"), indent=2)
    paste(page, f"Hello Maria,\nhere is mine:\n{json.dumps(three)}\nand Dee's:\n> {text}\nBest, Cho")
    assert _names(page) == ["Ana Díaz", "Ben O'Neill", "Cho Min-Seo", "Dee"]
    paste(page, json.dumps([one, record_of(course, "Eve", "eve8eve8eve8eve8")]))
    assert _names(page)[-1] == "Eve"
    assert "1 record taken up." in _messages(page)[-2]
    expect(page.locator("[data-slot=sum]")).to_have_text("5 people")


def test_record_of_a_learner_is_read_as_it_was_handed_in(visit: Callable[..., Visit], course: Course) -> None:
    """Two people: the learner hands a record in, the supervisor reads it."""
    page = put(visit(), graduate(course, everything(course), "Ana Díaz"), "you/record/")
    expect(page.locator("[data-certificate] [data-slot=edition]")).not_to_be_empty()
    _, text = _saved(page, "File for my supervisor")
    other = _open(visit())
    _choose(other, {"completion-record-ana.json": text})
    assert _rows(other)[0][:3] == ["Ana Díaz", f"All {len(course.modules)}", f"Nov {2 + len(course.modules)}, 2026"]
    assert [message for message in _messages(other) if not message.startswith("Read:")] == []
    kept = other.evaluate("JSON.stringify({ ...localStorage })")
    assert "Ana" not in kept, "nothing of a record stays in the browser"


def test_table_says_who_did_what(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    _choose(page, _three(course))
    rows, count = _rows(page), len(course.modules)
    last = f"Nov {2 + count}, 2026"
    assert rows[0] == ["Ana Díaz", f"All {count}", last, "This one", "abcde12345 | not opened here", "Complete"]
    assert rows[2] == ["Cho Min-Seo", f"2 of {count}", "Not yet", "This one", "None named", "Not complete"]
    paste(page, f"Dear Maria, the link is {link_of(course)}. Thanks")
    rows = _rows(page)
    assert rows[0][1:] == [
        f"2 of 2 asked | All {len(course.modules)} overall",
        "Nov 4, 2026",
        "This one",
        "From Maria Reyes | due November 3, 2026 | abcde12345",
        "Done 1 day late | Complete",
    ]
    assert rows[1][1] == f"1 of 2 asked | 1 of {len(course.modules)} overall"
    assert re.fullmatch(r"Late by \d+ days", rows[1][5])
    assert rows[2][4:] == ["None named", "Not complete"]


def test_assignment_may_ask_for_less_or_more(visit: Callable[..., Visit], course: Course) -> None:
    """A case alone, or a higher pass mark than the quizzes' own."""
    one, scenario = course.modules[0].slug, course.scenarios_of(course.modules[0].slug)[0].slug
    page = _open(visit())
    _choose(page, {"ana.json": record_of(course, "Ana", ANA, assignment="abcde12345")})
    best = record_of(course, "Ana", ANA)["modules"][0]["quizzes"][0]["best"]["percent"]
    for asked, done in (
        (link_of(course, modules=1, due="", s=[scenario], k=best + 1), "0 of 1 asked"),
        (link_of(course, modules=1, due="", k=best), "1 of 1 asked"),
        (link_of(course, due="", m=[one, "a-module-that-is-gone"]), "1 of 1 asked"),
    ):
        paste(page, asked)
        assert _rows(page)[0][1].startswith(done)
        page.get_by_role("button", name="Remove assignment abcde12345").click()
        expect(page.locator("[data-links]")).to_be_hidden()
        assert _rows(page)[0][1] == f"All {len(course.modules)}"


def test_opened_link_tells_the_assignment(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit(), "#" + link_of(course).partition("#")[2])
    expect(page.locator("[data-said]")).to_contain_text("1 assignment taken up.")
    _choose(page, _three(course))
    assert _rows(page)[0][1].startswith("2 of 2 asked")


def _questions(course: Course) -> list[str]:
    """Two questions of the second module."""
    return [one.id for one in course.quizzes_of(course.modules[1].slug)[0].questions[:2]]


def test_course_that_changed_is_told(visit: Callable[..., Visit], course: Course) -> None:
    one, two = [{"kind": "question", "id": id, "title": "Who decides?"} for id in _questions(course)]
    ana = changed(_three(course)["ana.json"], modules__1__changed=[one, two | {"looked": at(9)}])
    ben = changed(_three(course)["ben.json"], course__edition=OTHER_EDITION, course__date="2026-06-01")
    none = changed(record_of(course, "New", "new8new8new8new8", done=0), course__edition=OTHER_EDITION)
    page = _open(visit())
    _choose(page, {"ana.json": ana, "ben.json": ben, "new.json": none})
    rows = _rows(page)
    assert rows[0][5] == "Must look again at 1 | Complete"
    assert rows[1][3] == "June 1, 2026 | another than this site’s"
    assert rows[1][5] == "Course changed since; a new record says if it matters | Not complete"
    assert rows[2][5] == "Not complete", "there is nothing to look at again where nothing was complete"
    page.get_by_label("Must look again").check()
    assert _names(page) == ["Ana Díaz"]
    page.get_by_label("Must look again").uncheck()
    page.get_by_label("Course changed since").check()
    assert _names(page) == ["Ben O'Neill"], "whether the change touches what Ben did, only a new record can tell"


def test_details_show_scores_and_older_records(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    new = changed(_three(course)["ana.json"], made=at(22))
    old = record_of(course, "Ana Diaz", ANA, done=2, made=at(8))
    _choose(page, {"new.json": new, "old.json": old})
    assert len(_rows(page)) == 1
    expect(page.locator("[data-said]")).to_contain_text("“old.json” (Ana Diaz) is older than the record")
    expect(page.locator("[data-said]")).to_contain_text("another name than “Ana Díaz”")
    name = page.get_by_role("button", name="Ana Díaz")
    expect(name).to_have_attribute("aria-expanded", "false")
    name.click()
    expect(name).to_have_attribute("aria-expanded", "true")
    expect(name).to_be_focused()
    details = page.get_by_role("group", name="Details of Ana Díaz")
    row = details.get_by_role("row").nth(2).inner_text()
    assert "50%" in row and "87%" in row and "2 attempts, passed" in row and "Nov 4, 2026" in row
    expect(details).to_contain_text(f"Made Nov 8, 2026: 2 of {len(course.modules)} modules")
    expect(details).to_contain_text("name typed: Ana Diaz")
    name.click()
    expect(details).to_have_count(0)


def test_newest_record_counts_in_whatever_order(visit: Callable[..., Visit], course: Course) -> None:
    older, newer = (record_of(course, "Ana", ANA, done=n, made=at(10 + n)) for n in (1, 2))
    for order in ({"a": older, "b": newer}, {"b": newer, "a": older}, {"a": older, "b": newer, "c": newer}):
        page = _open(visit())
        _choose(page, {f"{name}-{at}.json": one for at, (name, one) in enumerate(order.items())})
        assert [row[1] for row in _rows(page)] == [f"2 of {len(course.modules)}"]
    expect(page.locator("[data-said]")).to_contain_text("“c-2.json” (Ana) is in the roster already.")


def test_two_of_one_name_are_told_apart(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    _choose(
        page,
        {
            "a": record_of(course, "Ana Díaz", ANA),
            "b": record_of(course, "ANA DIAZ", BEN),
            "c": record_of(course, "", CHO),
        },
    )
    signs = page.locator(".roster-name .roster-more").all_inner_texts()
    assert sorted(re.findall(r"…(\w+)", " ".join(signs))) == ["ana4", "ben5", "cho6"]
    expect(page.get_by_role("checkbox", name="Choose Ana Díaz ana4")).to_be_visible()
    assert _names(page)[-1] == "No name typed"


def test_two_that_contradict_each_other_are_told(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    one = _three(course)["ana.json"]
    _choose(page, {"one.json": one, "two.json": changed(one, learner__name="Ana D.")})
    expect(page.locator("[data-said]")).to_contain_text("Somebody has changed one of them")
    assert len(_rows(page)) == 1


SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(1)>"


def _bad(course: Course) -> dict[str, tuple[Any, str]]:
    """Files that are not what they should be, each with what is said of it."""
    good = record_of(course, "Bad", "bad9bad9bad9bad9")
    score = {"at": at(4), "right": 9, "of": 8, "percent": 100}
    many = [good["modules"][0] | {"id": f"m{n}"} for n in range(3000)]
    return {
        "empty.json": ("", "is empty"),
        "text.json": ("hello", "holds no completion record"),
        "number.json": ("5", "holds no completion record"),
        "null.json": ("null", "holds no completion record"),
        "cut.json": (json.dumps(good)[:-40], "is cut short or damaged"),
        "deep.json": (
            '{"format":"pictures-at-the-pantry/completion-record","version":1,"modules":' + "[" * 200_000,
            "is cut short",
        ),
        "deep-whole.json": ("[" * 5000 + "]" * 5000, "holds no completion record"),
        "deep-inside.json": (
            json.dumps(good | {"modules": "?"}).replace('"?"', "[" * 5000 + "]" * 5000),
            "is cut short or damaged",
        ),
        "progress.json": ({"format": "pictures-at-the-pantry/progress", "version": 2}, "is a progress file"),
        "other.json": ({"format": "something/else", "version": 1}, "holds no completion record"),
        "newer.json": (changed(good, version=2), "made by a newer version"),
        "older.json": (changed(good, version=0), "is of a version of the record that this page can’t read"),
        "version.json": (changed(good, version="1"), "version is not what it must be"),
        "course.json": (changed(good, course__id="another", course__title=SCRIPT), "is a record of another course"),
        "number-name.json": (changed(good, learner__name=5), "learner.name is no text"),
        "long-name.json": (changed(good, learner__name="x" * 121), "learner.name is too long"),
        "id.json": (changed(good, learner__id=SCRIPT), "learner.id is not written as it must be"),
        "no-id.json": (changed(good, learner__id=None), "learner.id is missing"),
        "modules.json": (changed(good, modules={"length": 9}), "modules is no list"),
        "thousands.json": (changed(good, modules=many), "modules has more than 100 entries"),
        "twice.json": (changed(good, modules__1=good["modules"][0]), "modules names one twice"),
        "day.json": (changed(good, modules__0__completed__at="2026-99-99T99:99:99Z"), "is no day that there is"),
        "score.json": (changed(good, modules__0__quizzes__0__best=score), "more right than there were"),
        "percent.json": (changed(good, modules__0__quizzes__0__best__percent=1e9), "is no whole number from 0 to 100"),
        "verdict.json": (
            changed(
                good, modules__0__scenarios__0__endings=[{"id": "x", "title": "x", "verdict": SCRIPT, "at": at(3)}]
            ),
            "endings[0].verdict is none of what it may be",
        ),
        "link.txt": (link_of(course)[:-9], "holds a link to an assignment that is damaged"),
        "changed.txt": (
            f"#assign={_sent(course)[:7]}{_sent(course, n='Do more.')[7:]}",
            "was cut or changed on its way",
        ),
        "task.json": (
            {"format": "pictures-at-the-pantry/roster", "version": 1, "records": [], "assignments": [{"code": SCRIPT}]},
            "holds an assignment that is damaged",
        ),
        "roster.json": (
            {"format": "pictures-at-the-pantry/roster", "version": 1, "records": 5},
            "is cut short or damaged",
        ),
        f"{SCRIPT}.json": ("{}", "holds no completion record"),
    }


def _sent(course: Course, **fields: Any) -> str:
    return link_of(course, **fields).partition("=")[2]


def test_what_is_bad_is_said_by_name_and_spoils_nothing(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    bad = _bad(course)
    _choose(page, {name: content for name, (content, _) in bad.items()} | _three(course))
    assert _names(page) == ["Ana Díaz", "Ben O'Neill", "Cho Min-Seo"]
    messages = _messages(page)
    for name, (_, said) in bad.items():
        found = [text for text in messages if text.startswith(f"Not read: “{name}”")]
        assert len(found) == 1 and said in found[0], (name, found)
    assert f"{len(bad)} problems" in messages[0] and "3 records taken up" in messages[0]
    assert page.locator("[data-roster] script, [data-roster] img").count() == 0


def test_fifty_megabytes_are_refused_unread(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    page.evaluate(
        """() => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(50_000_000).fill(91)], "huge.json"));
            document.body.dispatchEvent(new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: data }));
        }"""
    )
    expect(page.locator("[data-said]")).to_contain_text("“huge.json” is far too large for records.")
    _choose(page, _three(course))
    assert len(_rows(page)) == 3


def test_script_in_every_field_stays_text(visit: Callable[..., Visit], course: Course) -> None:
    text = SCRIPT + "\u202e"
    record = changed(
        record_of(course, text[:120], ANA, done=2, complete=True),
        course__title=text,
        modules__0__id=text,
        modules__0__title=text,
        modules__0__changed=[{"kind": "passage", "id": text, "title": text}],
        modules__0__scenarios__0__title=text,
        modules__0__quizzes__0__title=text,
        earlier=[{"id": text, "completed": {"at": at(3), "edition": OTHER_EDITION, "date": "2026-06-01"}}],
        notes=[{"id": text, "text": text, "at": at(3)}],
        confirmation={"name": text, "at": at(23), "remark": text},
        made="2099-01-01T00:00:00Z",
    )
    poisoned = json.dumps(record)[:-1] + ', "__proto__": {"polluted": true}, "constructor": 1, "extra": "x"}'
    page = _open(visit(PHONE))
    _choose(page, {"a.json": poisoned})
    messages = " ".join(_messages(page))
    for said in ("holds more than a record does", "contradicts itself", "a day still to come", "came confirmed by"):
        assert said in messages, said
    page.locator(".roster-name").click()
    expect(page.locator(".roster-details")).to_contain_text("passage: <script>")
    assert page.locator("[data-roster] script, [data-roster] img").count() == 0
    assert page.evaluate("({}).polluted === undefined && Object.keys(Object.prototype).length === 0")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    _, saved = _saved(page, "Save signed copy")
    validate(json.loads(saved), RECORD_SCHEMA)
    assert "polluted" not in saved
    assert len(_copies(page, "Print signed copy")) == 1


def test_reader_refuses_what_the_schema_refuses(visit: Callable[..., Visit], course: Course) -> None:
    """Each field of a record in turn is something else, or missing; a validator and the page must be of one mind."""
    good = record_of(course, "Ana", ANA, done=1, assignment="abc")
    good["modules"] = good["modules"][:2]
    values: tuple[Any, ...] = (None, 5, -1, 1.5, "", "x" * 300, [], {}, True, "2026-13-40", [[]])
    variants = [variant for value in values for variant in _variants(good, value)]
    page = _open(with_sources(visit()))
    asked = page.evaluate(
        """async ([variants, base]) => {
            const { taken, Unsound } = await import(`${base}sources/core/json-schema.js`);
            const schema = await (await fetch(`${base}schema/completion-record-1.json`)).json();
            return variants.map((variant) => {
                try { return taken(variant, schema).left.length === 0; }
                catch (fault) { if (fault instanceof Unsound) return false; throw fault; }
            });
        }""",
        [variants, page.url.removesuffix(PAGE)],
    )
    validator = Draft202012Validator(RECORD_SCHEMA)
    days = ("2026-13-40",)
    wrong = [
        variant
        for variant, is_taken in zip(variants, asked, strict=True)
        if is_taken != validator.is_valid(variant) and not any(day in json.dumps(variant) for day in days)
    ]
    assert wrong == []
    assert True in asked and False in asked and len(variants) > 400


def _variants(whole: Any, value: Any) -> list[Any]:
    """Copies of a value, in each of which one thing, however deep, is another."""
    if isinstance(whole, dict):
        inner = [(key, one) for key in whole for one in _variants(whole[key], value)]
        return [
            value,
            {key: one for key, one in whole.items() if key != next(iter(whole))},
            *({**whole, key: one} for key, one in inner),
        ]
    if isinstance(whole, list):
        return [
            value,
            *([*whole[:n], one, *whole[n + 1 :]] for n in range(len(whole)) for one in _variants(whole[n], value)),
        ]
    return [value]


def test_sorting_says_which_way(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    _choose(page, _three(course))
    heads = page.locator("[data-by]")
    orders = {"Modules": ["Ben", "Cho", "Ana"], "Name": ["Ana", "Ben", "Cho"], "Finished": ["Ben", "Cho", "Ana"]}
    for column, order in orders.items():
        button = page.locator("thead").get_by_role("button", name=column, exact=True)
        button.click()
        assert [name[:3] for name in _names(page)] == order, column
        expect(page.locator("[data-by]", has_text=column)).to_have_attribute("aria-sort", "ascending")
        assert heads.evaluate_all("all => all.filter(one => one.ariaSort !== 'none').length") == 1
        button.click()
        expect(page.locator("[data-by]", has_text=column)).to_have_attribute("aria-sort", "descending")
        assert _names(page)[0][:3] == {"Modules": "Ana", "Name": "Cho", "Finished": "Ana"}[column]


def test_filters_narrow_the_list(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    _choose(page, _three(course))
    paste(page, link_of(course, due="2026-11-05"))
    counted = dict(re.findall(r"(\w[\w ]+?)\s+\((\d+)\)", page.locator(".roster-filter fieldset").inner_text()))
    assert counted == {
        "Late": "1",
        "Complete": "1",
        "Not complete": "2",
        "Must look again": "0",
        "Course changed since": "0",
        "Look closer": "0",
        "Confirmed here": "0",
        "as the file says": "0",
        "Not confirmed": "3",
    }
    page.get_by_role("checkbox", name=re.compile("^Late")).check()
    assert _names(page) == ["Ben O'Neill"]
    expect(page.locator("[data-slot=sum]")).to_have_text("1 of 3 people shown")
    page.get_by_role("checkbox", name=re.compile("^Complete")).check()
    assert _names(page) == []
    for label in ("^Late", "^Complete"):
        page.get_by_role("checkbox", name=re.compile(label)).uncheck()
    search = page.get_by_label("Find a name")
    for text, names in {
        "diaz": ["Ana Díaz"],
        "REYES ben": ["Ben O'Neill"],
        "abcde12345": ["Ana Díaz", "Ben O'Neill"],
    }.items():
        search.fill(text)
        assert _names(page) == names, text


FORMULAS = ['=HYPERLINK("http://x.example","Click")', "+1", "-1", "@SUM(A1)", "＝1", "x;=1+1", 'a","=1', " =1"]


def test_csv_is_safe_to_open(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    names = [*FORMULAS, "Ana Díaz, MSW", 'Bo "B" Lee', "-"]
    records = {f"{n}.json": record_of(course, name, f"{n:016}", done=1) for n, name in enumerate(names)}
    _choose(page, records)
    name, text = _saved(page, "Save this list as CSV")
    assert re.fullmatch(r"roster-pictures-at-the-pantry-\d{4}-\d\d-\d\d\.csv", name)
    assert text.startswith("\ufeff") and text.count("\r\n") == text.count("\n") == len(names) + 1
    rows = [*csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))]
    kept = {int(row[1].removeprefix("'")): row[0] for row in rows[1:]}
    assert [kept[n] for n in range(len(names))] == [
        '\'=HYPERLINK("http://x.example","Click")',
        "'+1",
        "'-1",
        "'@SUM(A1)",
        "'＝1",
        "x;'=1+1",
        'a","\'=1',
        "'=1",
        "Ana Díaz, MSW",
        'Bo "B" Lee',
        "'-",
    ]
    for part in re.split(r'[,;"\t|\r\n]', text):
        assert not part.strip().startswith(tuple("=+-@＝")), part


GOLDEN = '\ufeff"a","b"\r\n"\'=1","say ""hi"""\r\n"\'\t\'=1","\'\r\'=1"\r\n"two\nlines","x\t\'@y"\r\n5,"\'-5"\r\n'


def test_csv_golden_case(visit: Callable[..., Visit]) -> None:
    page = _open(with_sources(visit()))
    rows = [["a", "b"], ["=1", 'say "hi"'], ["\t=1", "\r=1"], ["two\nlines", "x\t@y"], [5, "-5"]]
    made = page.evaluate(
        "async ([rows, base]) => (await import(`${base}sources/core/csv.js`)).csv(rows)",
        [rows, page.url.removesuffix(PAGE)],
    )
    assert made == GOLDEN


def test_csv_is_the_list_as_it_is_seen(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    _choose(page, _three(course))
    paste(page, link_of(course))
    page.get_by_label("Find a name").fill("ana")
    _, text = _saved(page, "Save this list as CSV")
    head, row = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert dict(zip(head, row, strict=True)) == {
        "Name": "Ana Díaz",
        "Learner id": ANA,
        "Modules complete": str(len(course.modules)),
        "Modules": str(len(course.modules)),
        "Complete": "yes",
        "Finished on": "2026-11-04",
        "Came back": "0",
        "Record made on": "2026-11-20",
        "Course edition": course_version(course),
        "Edition of": SINCE,
        "Changes to look at": "0",
        "Course changed since": "no",
        "Assignment": "abcde12345",
        "Asked by": "Maria Reyes",
        "Due": "2026-11-03",
        "Pass mark asked for": "",
        "Asked modules complete": "2",
        "Asked modules": "2",
        "Days late": "1",
        "Also asked for": "",
        "To look at": "",
        "Confirmed": "no",
        "Confirmed by": "",
        "Confirmed on": "",
        "Remark": "",
    }


def test_roster_is_saved_and_opened_again(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    _choose(page, _three(course) | {"old.json": record_of(course, "Ana Díaz", ANA, done=2, made=at(8))})
    paste(page, link_of(course))
    _sign(page, "Maria Reyes")
    page.get_by_role("checkbox", name="Choose Ana Díaz").check()
    page.get_by_role("button", name="Confirm 1 chosen").click()
    before = _rows(page)
    name, text = _saved(page, "Save the roster as a file")
    assert re.fullmatch(r"roster-pictures-at-the-pantry-\d{4}-\d\d-\d\d\.json", name)
    validate(json.loads(text), ROSTER_SCHEMA)
    other = _open(visit())
    _choose(other, {name: text})
    said = f"by Maria Reyes on {before[0][5].rpartition('Confirmed ')[2]}, as the file says"
    assert before[0][5].endswith(", 2026")
    before[0][5] = re.sub(r"Confirmed .*", f"Confirmed {said}", before[0][5])
    assert _rows(other) == before, "what came in a file is not told as confirmed here"
    assert ["brings 1 confirmation" in text for text in _messages(other)] == [False, True]
    other.get_by_role("button", name="Ana Díaz").click()
    expect(other.locator(".roster-details")).to_contain_text("Made Nov 8, 2026")
    broken = json.loads(text)
    broken["records"][1]["made"] = "yesterday"
    broken["assignments"].append(5)
    third = _open(visit())
    _choose(third, {"broken.json": broken, "cut.json": text[: text.rindex('"Cho')]})
    assert "damaged" in " ".join(_messages(third))
    assert set(_names(third)) == {"Ana Díaz", "Ben O'Neill", "Cho Min-Seo"}
    with pytest.raises(ValidationError):
        validate(broken, ROSTER_SCHEMA)


def _sign(page: Page, name: str, remark: str = "") -> None:
    page.get_by_label("Your name, as it should stand").fill(name)
    page.get_by_label("A remark, if you like").fill(remark)


def _copies(page: Page, button: str, paper: str = "Letter") -> list[str]:
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name=button).click()
    return _printed(page, paper)


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_countersigned_copy_names_both(paper: str, visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit(scheme="dark"))
    _choose(page, _three(course))
    paste(page, link_of(course))
    page.get_by_role("button", name="Ana Díaz").click()
    confirm = page.get_by_role("button", name="Confirm this record")
    confirm.click()
    expect(page.locator("[data-slot=signer]")).to_have_text("Type your name first. It stands on the copy.")
    expect(page.get_by_label("Your name, as it should stand")).to_be_focused()
    _sign(page, "Maria  Reyes, LCSW", "We talked through the case on Monday.")
    confirm.click()
    assert "Confirmed" in _rows(page)[0][5]
    expect(page.get_by_role("button", name="Ana Díaz")).to_be_focused()
    name, text = _saved(page, "Save signed copy")
    assert re.fullmatch(r"confirmed-record-ana-díaz-ana4-\d{4}-\d\d-\d\d\.json", name)
    copy = json.loads(text)
    validate(copy, RECORD_SCHEMA)
    confirmation = copy.pop("confirmation")
    assert copy == _three(course)["ana.json"], "all else is as it was handed in"
    assert confirmation["name"] == "Maria Reyes, LCSW"
    assert confirmation["remark"] == "We talked through the case on Monday."
    (sheet,) = _copies(page, "Print signed copy", paper)
    titles = [module.title.replace("’", "'") for module in course.modules]
    said = sheet.replace("’", "'")
    for part in (
        "Ana Díaz",
        "Maria Reyes, LCSW",
        "on Monday",
        "Version of November 2, 2026",
        "50%",
        "87%",
        "Signature",
        *titles,
    ):
        assert part in said, part
    for part in ("Ben O", "Choose files", "What a record can"):
        assert part not in said, part


def test_many_are_confirmed_at_once_and_taken_back(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    _choose(page, _three(course))
    _sign(page, "Maria Reyes")
    page.get_by_label("All: choose everybody shown").check()
    page.get_by_role("button", name="Confirm 3 chosen").click()
    dialog = page.get_by_role("dialog", name="Confirm these 3 records?")
    expect(dialog).to_contain_text("2 of them are not complete.")
    dialog.get_by_role("button", name="Confirm all 3").click()
    expect(dialog).to_have_count(0)
    assert all("Confirmed" in row[5] for row in _rows(page))
    assert len(_copies(page, "Print 3 signed")) == 3
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    with page.expect_download() as got:
        page.get_by_role("button", name="Save 3 signed").click()
    assert re.fullmatch(r"confirmed-records-\d{4}-\d\d-\d\d\.zip", got.value.suggested_filename)
    with ZipFile(got.value.path()) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        for name in names:
            validate(json.loads(archive.read(name)), RECORD_SCHEMA)
    assert [name.rpartition("-2026")[0] for name in names] == [
        "confirmed-record-ana-díaz-ana4",
        "confirmed-record-ben-o-neill-ben5",
        "confirmed-record-cho-min-seo-cho6",
    ]
    page.get_by_role("button", name="Take back 3 chosen").click()
    page.get_by_role("dialog", name="Take back 3 confirmations?").get_by_role("button", name="Take back").click()
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.locator("#confirm-records")).to_be_focused()
    assert not any("Confirmed" in row[5] for row in _rows(page))
    expect(page.get_by_role("button", name="Save 0 signed")).to_be_disabled()
    _, text = _saved(page, "Save the roster as a file")
    assert "confirmation" not in text


def test_signed_copy_stays_one_page_whatever_it_holds(visit: Callable[..., Visit], course: Course) -> None:
    long = record_of(course, "Wm" * 60, ANA)
    long["modules"] = [changed(long["modules"][0], id=f"m{n}", title="Long title " * 15) for n in range(90)]
    page = _open(visit())
    _choose(page, {"long.json": long})
    _sign(page, "M" * 120, "remark " * 140)
    page.locator(".roster-name").click()
    page.get_by_role("button", name="Confirm this record").click()
    (sheet,) = _copies(page, "Print signed copy")
    assert "And 76 more modules" in sheet and "Signature" in sheet


def test_printed_list_is_all_of_the_list_and_nothing_else(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    many = len(course.modules) + 1
    _choose(page, {f"{n}.json": record_of(course, f"Person {n:03}", f"{n:016}", done=n % many) for n in range(70)})
    said = " ".join(_printed(page))
    assert "Person 000" in said and "Person 069" in said and "70 people." in said
    for part in ("Choose files", "Confirm records", "What happens to the files"):
        assert part not in said, part
    page.keyboard.press("Shift")
    assert page.locator("[data-paper] *").count() == 0, "the sheet is gone once the page is used again"


LETTERS = str.maketrans("0123456789", "abcdefghij")


def test_two_thousand_records_stay_light(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    base = record_of(course, "x", ANA, done=2)
    records = [
        changed(base, learner={"id": f"{n:016}".translate(LETTERS), "name": f"Person {n:04}"}, made=at(1 + n % 20))
        for n in range(2000)
    ]
    page.evaluate(
        """() => { window.slices = 0; const plain = window.setTimeout;
            window.setTimeout = (act, wait) => { if (!wait) window.slices += 1; return plain(act, wait); }; }"""
    )
    _choose(page, {"all.json": records})
    expect(page.locator("[data-slot=sum]")).to_have_text("2,000 people")
    assert page.evaluate("window.slices") > 3, "reading rests between slices"
    assert page.locator("[data-person]").count() == 50
    page.locator("thead").get_by_role("button", name="Name", exact=True).click()
    assert _names(page)[0] == "Person 1999"
    page.get_by_role("button", name="Next").click()
    assert _names(page)[0] == "Person 1949"
    expect(page.locator("#who-did-what")).to_be_focused()
    page.get_by_label("Find a name").fill("person 012")
    assert _names(page) == [f"Person {n:04}" for n in range(1999, -1, -1) if "012" in f"{n:04}"]
    expect(page.locator("[data-pager]")).to_be_hidden()
    assert page.locator("[data-roster] *").count() < 2000


def test_many_files_one_list(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    files = [[f"{n}.json", json.dumps(record_of(course, f"P {n}", f"{n:016}"))] for n in range(60)]
    page.evaluate(DROP, [[*files, *([f"bad{n}.json", "{"] for n in range(400))]])
    expect(page.locator("[data-slot=sum]")).to_have_text("60 people")
    assert page.locator("[data-said] li").count() <= 301
    expect(page.locator("[data-said] li").first).to_contain_text("earlier messages are left out")


def test_leaving_unsaved_is_asked_about(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    asks = "() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    assert page.evaluate(asks) is False
    _choose(page, _three(course))
    assert page.evaluate(asks) is True
    _, text = _saved(page, "Save the roster as a file")
    assert page.evaluate(asks) is False
    other = _open(visit())
    _choose(other, {"roster.json": text})
    assert other.evaluate(asks) is False


def test_removing_and_emptying_are_asked_about(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    _choose(page, _three(course))
    page.get_by_role("button", name="Ben O'Neill").click()
    page.get_by_role("button", name="Remove from the roster").click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    assert len(_rows(page)) == 3
    page.get_by_role("button", name="Remove from the roster").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    assert _names(page) == ["Ana Díaz", "Cho Min-Seo"]
    page.get_by_role("button", name="Empty the roster").click()
    page.get_by_role("dialog").get_by_role("button", name="Empty it").click()
    expect(page.locator("[data-board]")).to_be_hidden()
    expect(page.get_by_role("button", name="Choose files")).to_be_focused()


def test_axe_finds_nothing(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    question = [{"kind": "question", "id": _questions(course)[0], "title": "Who decides?"}]
    ana = changed(_three(course)["ana.json"], modules__1__changed=question)
    _choose(page, _three(course) | {"ana.json": ana, "bad.json": "{"})
    paste(page, link_of(course))
    _sign(page, "Maria Reyes")
    page.get_by_role("checkbox", name="Choose Ana Díaz").check()
    page.get_by_role("button", name="Confirm 1 chosen").click()
    page.get_by_role("button", name="Ana Díaz").click()
    assert everywhere(page) == []


def test_by_keyboard_alone(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    _choose(page, _three(course))
    page.get_by_role("button", name="Choose files").focus()
    for target in ("[data-search]", "[data-only=late]", "[data-sort=done]"):
        _tab_to(page, target)
    page.keyboard.press("Enter")
    assert _names(page)[0] == "Ben O'Neill"
    _tab_to(page, "[data-key$='/open']")
    page.keyboard.press("Enter")
    expect(page.locator(".roster-details")).to_be_visible()
    _tab_to(page, "[data-key$='/confirm']")
    page.keyboard.press("Enter")
    page.keyboard.type("Maria Reyes")
    _tab_to(page, "[data-key$='/confirm']", "Shift+Tab")
    page.keyboard.press("Enter")
    assert "Confirmed" in _rows(page)[0][5]
    _tab_to(page, "[data-key$='/save']")
    with page.expect_download():
        page.keyboard.press("Enter")


def _tab_to(page: Page, selector: str, key: str = "Tab") -> None:
    for _ in range(60):
        page.keyboard.press(key)
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{key} never reached {selector}")


def _tree(page: Page) -> str:
    return page.locator("[data-board]").aria_snapshot()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_accessibility_tree(size: Sequence[int], visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit(size))
    _choose(page, _three(course))
    tree = _tree(page)
    for part in (
        'table "Who has done what"',
        'columnheader "Name"',
        'button "Ana Díaz"',
        'checkbox "Choose Ana Díaz"',
        f'cell "{"Modules " if size == PHONE else ""}All {len(course.modules)}"',
        'group "Show only"',
        'searchbox "Find a name, a code or who asked"',
    ):
        assert part in tree, part


def test_forced_colors_keep_every_state_in_words(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    page.emulate_media(forced_colors="active")
    _choose(page, _three(course) | {"bad.json": "{"})
    assert any(text.startswith("Not read:") for text in _messages(page))
    assert _rows(page)[0][5] == "Complete"


def test_without_scripts_the_page_says_what_it_needs(visit: Callable[..., Visit]) -> None:
    page = visit(scripts=False).go(PAGE)
    expect(page.locator("[data-needs-scripts]")).to_contain_text("turn on JavaScript")
    expect(page.locator("[data-roster]")).to_be_hidden()
    expect(page.get_by_text("learning management system").first).to_be_visible()


def _confirm_ana(page: Page, course: Course, remark: str = "") -> None:
    """Gather three records, and confirm the first from its details."""
    _choose(page, _three(course))
    _sign(page, "Maria Reyes", remark)
    page.get_by_role("button", name="Ana Díaz").click()
    page.get_by_role("button", name="Confirm this record").click()


def test_held_key_confirms_once(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    _choose(page, _three(course))
    _sign(page, "Maria Reyes")
    page.get_by_role("button", name="Ana Díaz").click()
    page.evaluate(
        """() => { window.seen = []; new MutationObserver(() => window.seen.push(
            document.querySelectorAll("[data-kind=confirmed]").length)).observe(
            document.querySelector("[data-rows]"), { childList: true }); }"""
    )
    page.get_by_role("button", name="Confirm this record").focus()
    for _ in range(6):
        page.keyboard.down("Enter")
    page.keyboard.up("Enter")
    assert set(page.evaluate("window.seen")) == {1}, "confirmed, and never taken back"
    expect(page.locator("dialog")).to_have_count(0)
    expect(page.get_by_role("group", name="Details of Ana Díaz")).to_be_visible()


def test_taking_back_asks_and_says_what_goes(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    _confirm_ana(page, course, "We talked on Monday.")
    take = page.get_by_role("button", name="Take back", exact=True)
    take.click()
    dialog = page.get_by_role("dialog", name="Take back the confirmation of Ana Díaz?")
    expect(dialog).to_contain_text("The remark goes with it: “We talked on Monday.”")
    dialog.get_by_role("button", name="Cancel").click()
    assert "Confirmed" in _rows(page)[0][5]
    take.click()
    dialog.get_by_role("button", name="Take back").click()
    expect(page.locator("[data-kind=confirmed]")).to_have_count(0)
    expect(page.get_by_role("button", name="Ana Díaz")).to_be_focused()


def test_remark_is_of_one_person(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    _confirm_ana(page, course, "She told me about her own post.")
    expect(page.get_by_label("A remark, if you like")).to_have_value("")
    page.get_by_role("button", name="Ben O'Neill").click()
    page.get_by_role("button", name="Confirm this record").click()
    _, text = _saved(page, "Save the roster as a file")
    signed = {
        one["learner"]["name"]: one["confirmation"] for one in json.loads(text)["records"] if "confirmation" in one
    }
    assert signed["Ana Díaz"]["remark"] == "She told me about her own post."
    assert "remark" not in signed["Ben O'Neill"]


def test_nothing_is_done_to_whom_the_filter_hides(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    _choose(page, _three(course))
    _sign(page, "Maria Reyes")
    page.get_by_label("All: choose everybody shown").check()
    page.get_by_label("Find a name").fill("ana")
    expect(page.locator("[data-slot=hidden]")).to_have_text("2 more are chosen and not shown. Nothing is done to them.")
    page.get_by_role("button", name="Confirm 1 chosen").click()
    page.get_by_label("Find a name").fill("")
    assert ["Confirmed" in row[5] for row in _rows(page)] == [True, False, False]


def test_only_the_complete_are_confirmed_if_so_chosen(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    _choose(page, _three(course))
    _sign(page, "Maria Reyes")
    page.get_by_label("All: choose everybody shown").check()
    page.get_by_role("button", name="Confirm 3 chosen").click()
    page.get_by_role("dialog").get_by_role("button", name="Confirm the other 1").click()
    expect(page.locator("[data-kind=confirmed]")).to_have_count(1)
    assert "Confirmed" in _rows(page)[0][5]


def test_focus_stays_in_the_table_when_the_row_goes(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    _choose(page, _three(course))
    _sign(page, "Maria Reyes")
    page.get_by_role("checkbox", name=re.compile("^Not confirmed")).check()
    for left in (["Ben O'Neill", "Cho Min-Seo"], ["Cho Min-Seo"], []):
        page.locator(".roster-name").first.click()
        page.get_by_role("button", name="Confirm this record").click()
        assert _names(page) == left
        expected = page.locator(".roster-name").first if left else page.locator("#who-did-what")
        expect(expected).to_be_focused()


def test_forged_confirmation_is_told_wherever_it_stands(visit: Callable[..., Visit], course: Course) -> None:
    """A learner wraps the own record in a roster, with a confirmation in it."""
    forged = _three(course)["ana.json"] | {"confirmation": {"name": "Maria Reyes", "at": at(21)}}
    roster = {"format": f"{COURSE}/roster", "version": 1, "made": at(21), "course": COURSE}
    page = _open(visit())
    _choose(page, {"completion-record-ana.json": roster | {"assignments": [], "records": [forged]}})
    said = "Confirmed by Maria Reyes on Nov 21, 2026, as the file says"
    assert _rows(page)[0][5].endswith(said)
    page.get_by_role("checkbox", name=re.compile("^Confirmed here")).check()
    assert _names(page) == []
    page.get_by_role("checkbox", name=re.compile("^Confirmed here")).uncheck()
    page.get_by_role("checkbox", name=re.compile("as the file says")).check()
    assert _names(page) == ["Ana Díaz"]
    assert said in " ".join(_printed(page))
    _, text = _saved(page, "Save this list as CSV")
    assert '"as the file says","Maria Reyes"' in text
    page.get_by_role("button", name="Ana Díaz").click()
    assert "as the file says from which this was printed" in _copies(page, "Print signed copy")[0]
    _sign(page, "Dana Ng")
    page.get_by_role("button", name="Confirm it yourself").click()
    expect(page.get_by_role("checkbox", name=re.compile("as the file says"))).to_be_checked()
    assert _names(page) == []


def test_lie_is_told_wherever_the_record_stands(visit: Callable[..., Visit], course: Course) -> None:
    """One module of all, under this very version of the course."""
    ana = _three(course)["ana.json"]
    left_out = f"It leaves out {len(course.modules) - 1} of the course’s {len(course.modules)} modules"
    page = _open(visit())
    _choose(page, {"ana.json": changed(ana, modules=ana["modules"][:1]), "ben.json": _three(course)["ben.json"]})
    assert any(f"has something to look at. {left_out}." in text for text in _messages(page))
    assert _rows(page)[0][0] == "Ana Díaz | id ends | …ana4"
    assert (
        _rows(page)[0][1] == f"1 of {len(course.modules)}"
        and _rows(page)[0][5] == "Look closer: 1 point | Not complete"
    )
    page.get_by_role("checkbox", name=re.compile("^Look closer")).check()
    assert _names(page) == ["Ana Díaz"]
    assert "Look closer: 1 point" in " ".join(_printed(page))
    _, text = _saved(page, "Save this list as CSV")
    assert f"{left_out}." in text
    page.get_by_role("button", name="Ana Díaz").click()
    expect(page.get_by_role("group", name="Details of Ana Díaz")).to_contain_text(left_out)
    _sign(page, "Maria Reyes")
    page.get_by_role("button", name="Confirm this record").click()
    assert f"To look at: {left_out}" in _copies(page, "Print signed copy")[0].replace("'", "’")


def test_opened_links_are_listed_saved_and_asked_about(visit: Callable[..., Visit], course: Course) -> None:
    mark = course.quizzes[0].pass_mark
    page = _open(visit(), "#" + link_of(course, k=mark).partition("#")[2])
    asks = "() => !dispatchEvent(new Event('beforeunload', { cancelable: true }))"
    links = page.get_by_role("region", name="Assignments that are known here")
    expect(links).to_contain_text(f"From Maria Reyes, due November 3, 2026, quizzes at {mark}%, abcde12345: 2 modules")
    assert page.evaluate(asks) is True
    name, text = _saved(page, "Save them with the roster as a file")
    assert page.evaluate(asks) is False
    other = _open(visit())
    _choose(other, {name: text, "ana.json": _three(course)["ana.json"]})
    assert _rows(other)[0][1].startswith("2 of 2 asked")


def test_known_assignment_stays_as_it_is(visit: Callable[..., Visit], course: Course) -> None:
    page = _open(visit())
    _choose(page, _three(course))
    paste(page, link_of(course, due="2026-11-05"))
    before = _rows(page)
    paste(page, link_of(course, modules=1, due="2030-01-01"))
    assert _rows(page) == before
    assert "which is here already, and says something else. The one that was here first stays." in _messages(page)[-1]


def test_heavy_record_stays_light(visit: Callable[..., Visit], course: Course) -> None:
    """A hundred modules of five hundred changes each keep to the schema."""
    change = [{"kind": "passage", "id": f"p{n}", "title": f"Passage {n}"} for n in range(500)]
    ana = changed(_three(course)["ana.json"], course__edition=OTHER_EDITION)
    ana["modules"] = [ana["modules"][n % len(course.modules)] | {"id": f"m{n}", "changed": change} for n in range(100)]
    page = _open(visit())
    _choose(page, {"ana.json": ana})
    page.get_by_role("button", name="Ana Díaz").click()
    expect(page.locator(".roster-details")).to_contain_text("and 488 more")
    assert page.locator(".roster-details *").count() < 10_000
    took = page.evaluate(
        """() => { const begun = performance.now(); const box = document.querySelector("[data-search]");
            for (const text of ["a", "an", "ana"]) { box.value = text; box.dispatchEvent(new Event("input")); }
            return (performance.now() - begun) / 3; }"""
    )
    assert took < 1000, f"{took:.0f} ms for each letter"


def test_paper_does_not_hang_on_what_browsers_say_of_printing(visit: Callable[..., Visit], course: Course) -> None:
    """One says at once that printing is over, another never."""
    page = _open(visit())
    _confirm_ana(page, course)
    page.evaluate(
        "window.print = () => { dispatchEvent(new Event('beforeprint')); dispatchEvent(new Event('afterprint')); }"
    )
    page.get_by_role("button", name="Print signed copy").click()
    assert page.locator("[data-paper] .copy").count() == 1, "the copy is there still when the sheet is drawn"
    page.evaluate("window.print = () => dispatchEvent(new Event('beforeprint'))")
    page.get_by_role("button", name="Print this list").click()
    assert page.locator("[data-paper] .copy").count() == 0
    expect(page.locator("[data-paper] h1")).to_have_text("Roster")
