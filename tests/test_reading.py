"""How a page is read: the size of its text, and aloud, by a voice of the device alone."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.conftest import PHONE, Visit

MODULE = "modules/photographs/"
ROOT_SIZE = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)"
VOICES = """
const spoken = [];
class Utterance extends EventTarget { constructor(text) { super(); this.text = text; } }
const speech = Object.assign(new EventTarget(), {
  voices: VOICES,
  getVoices: () => speech.voices,
  speak: (one) => { spoken.push(one); speech.now = one; },
  cancel: () => { speech.now = null; speech.cancelled = (speech.cancelled ?? 0) + 1; },
});
Object.defineProperty(globalThis, "speechSynthesis", { value: speech });
const finish = () => speech.now.dispatchEvent(new Event("end"));
Object.assign(globalThis, { SpeechSynthesisUtterance: Utterance, spoken, finish });
"""
FAR = '[{name: "Far", lang: "en-US", localService: false, default: true}]'
HERE = FAR.replace("]", ', {name: "Near", lang: "en_GB", localService: true}]')


def opened(visit: Callable[..., Visit], voices: str, path: str = MODULE) -> Page:
    """A page whose panel is open, in a browser with some voices."""
    seen = visit(size=PHONE)
    seen.page.add_init_script(VOICES.replace("VOICES", voices))
    page = seen.go(path)
    page.get_by_role("button", name="Text size and reading aloud").click()
    return page


def test_text_grows_and_stays_so_from_the_first_paint(visit: Callable[..., Visit]) -> None:
    page = opened(visit, "[]")
    usual = page.evaluate(ROOT_SIZE)
    sizes = page.get_by_role("group", name="Text size")
    sizes.get_by_role("button", name="Largest").click()
    assert page.evaluate(ROOT_SIZE) == usual * 1.5
    # The line that applies it stands in the head, before any stylesheet of ours could have been shown.
    first = "globalThis.first ??= document.documentElement.style.fontSize"
    page.add_init_script(f"document.addEventListener('readystatechange', () => {first})")
    page.reload()
    assert page.evaluate("first") == page.evaluate("document.documentElement.style.fontSize") != ""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Text size and reading aloud").click()
    expect(sizes.get_by_role("button", name="Largest")).to_have_attribute("aria-pressed", "true")
    sizes.get_by_role("button", name="Usual").click()
    assert page.evaluate(ROOT_SIZE) == usual
    assert not page.evaluate("Object.keys(localStorage).filter(key => key.endsWith('__text'))")


def test_text_twice_as_large_fits_a_phone(visit: Callable[..., Visit]) -> None:
    """As a browser can be set to show it; without zoom, which would make the page narrower, too."""
    seen = visit(size=PHONE)
    for path in ("", MODULE, "scenarios/the-keys/", "quizzes/photographs/", "you/record/", "reference/corrections/"):
        page = seen.go(path)
        page.evaluate("document.documentElement.style.fontSize = '250%'")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0], path


def test_script_comes_when_asked(visit: Callable[..., Visit]) -> None:
    seen = visit()
    asked: list[str] = []
    seen.page.on("request", lambda request: asked.append(request.url))
    page = seen.go(MODULE)
    assert not [url for url in asked if "/reading" in url]
    page.get_by_role("button", name="Text size and reading aloud").click()
    expect(page.get_by_role("group", name="Text size")).to_be_visible()
    assert [url for url in asked if "/reading" in url]


def test_without_scripts_there_is_no_button(visit: Callable[..., Visit]) -> None:
    page = visit(scripts=False).go(MODULE)
    expect(page.locator("[data-reading]")).to_be_hidden()


def test_page_is_read_aloud_section_by_section(visit: Callable[..., Visit]) -> None:
    page = opened(visit, HERE)
    assert page.evaluate("spoken.length") == 0
    page.get_by_role("button", name="Read aloud from here").click()
    bar = page.get_by_role("group", name="Reading aloud")
    expect(bar.get_by_role("button", name="Pause")).to_be_focused()
    assert page.evaluate("spoken[0].text") == page.locator("h1").inner_text()
    assert page.evaluate("[spoken[0].voice.name, spoken[0].lang]") == ["Near", "en_GB"]
    page.evaluate("finish()")
    assert page.evaluate("spoken.length") == 2
    expect(page.locator(".reading-now")).to_have_count(1)
    page.keyboard.press("Enter")
    assert page.evaluate("speechSynthesis.now") is None
    bar.get_by_role("button", name="Go on").click()
    assert page.evaluate("spoken.at(-1).text === spoken.at(-2).text")
    bar.get_by_role("button", name="Next section").click()
    heading = page.evaluate("spoken.at(-1).text")
    assert heading in page.locator("article :is(h2, h3)").all_inner_texts()
    expect(bar.locator(".reading-heading")).to_have_text(heading)
    bar.get_by_role("button", name="Back one section").click()
    assert page.evaluate("spoken.at(-1).text") == page.locator("h1").inner_text()
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()
    assert page.evaluate("speechSynthesis.now") is None
    expect(page.locator(".reading-now")).to_have_count(0)


SPOKEN = """
<h2>Who hears</h2>
<p class="section-place">Section 1 of 9 · 6 minutes of reading left</p>
<p>One also picks who <em>hears</em> <a href="#">on a</a> <button class="term"
  popovertarget="note">platform</button><span id="note" popover>Platform: where people post.</span>.</p>
<p><button>Close</button></p>
<table><thead><tr><th>App</th><th><button>2024</button></th></tr></thead><tbody>
  <tr><th>Snapchat</th><td>55 %<span class="figure-deck"> deck 59</span></td></tr></tbody></table>
<figure class="chart"><figcaption>Teens</figcaption><p class="chart-source">Percent of teens. A caveat.</p></figure>
<div class="options"><label class="option"><input type="radio"><span>Yes</span></label>
<label class="option"><input type="radio"><span>No</span></label></div>
"""


def test_words_of_a_page_are_spoken_and_its_furniture_is_not(visit: Callable[..., Visit]) -> None:
    page = opened(visit, HERE)
    panel = page.get_by_role("group", name="How you read this page")
    panel.evaluate("(panel, html) => panel.insertAdjacentHTML('afterend', `<div>${html}</div>`)", SPOKEN)
    page.get_by_role("button", name="Read aloud from here").click()
    page.get_by_role("button", name="Pause").press("Escape")
    expect(page.get_by_role("button", name="Read aloud from here")).to_be_focused()
    page.keyboard.press("Enter")
    said = page.evaluate("() => { while (speechSynthesis.now) finish(); return spoken.map(one => one.text) }")
    start = said.index("One also picks who hears on a platform.")
    assert said[start : start + 5] == [
        "One also picks who hears on a platform.",
        "Snapchat. 2024: 55 %",
        "Teens",
        "Answer 1: Yes",
        "Answer 2: No",
    ]


def test_escape_closes_the_panel_and_leaves_the_reader_in_place(visit: Callable[..., Visit]) -> None:
    page = opened(visit, HERE)
    button = page.get_by_role("button", name="Text size and reading aloud")
    panel = page.get_by_role("group", name="How you read this page")
    expect(panel).to_be_visible()
    button.press("Escape")
    expect(panel).to_be_hidden()
    expect(button).to_be_focused()
    button.click()
    page.get_by_role("button", name="Read aloud from here").click()
    page.evaluate(
        "() => { while (document.querySelector('.reading-panel').getBoundingClientRect().bottom > -200) finish(); }"
    )
    read = page.locator(".reading-now").text_content()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == read


def test_voice_stops_when_one_leaves(visit: Callable[..., Visit]) -> None:
    page = opened(visit, HERE)
    page.get_by_role("button", name="Read aloud from here").click()
    before = page.evaluate("speechSynthesis.cancelled")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide'))")
    assert page.evaluate("speechSynthesis.cancelled") > before and page.evaluate("speechSynthesis.now") is None


def test_another_scene_ends_the_reading_of_one(visit: Callable[..., Visit]) -> None:
    page = opened(visit, HERE, "scenarios/the-keys/")
    page.get_by_role("button", name="Read aloud from here").click()
    said = page.evaluate("() => { while (speechSynthesis.now) finish(); return spoken.map(one => one.text) }")
    scenes = page.locator("[data-scene]")
    hidden = [scene.locator("p").first.text_content() for scene in scenes.all() if not scene.is_visible()]
    assert len(said) > 3 and len(hidden) > 3 and not {*said} & {*hidden}
    page.get_by_role("button", name="Read aloud from here").click()
    page.evaluate("() => { while (!document.querySelector('[data-scene] .reading-now')) finish(); }")
    page.locator("a.choice:visible").first.click()
    expect(page.get_by_role("group", name="Reading aloud")).to_be_hidden()
    assert page.evaluate("speechSynthesis.now") is None


def test_voices_elsewhere_are_sent_nothing(visit: Callable[..., Visit]) -> None:
    page = opened(visit, FAR)
    expect(page.get_by_role("group", name="Text size")).to_be_visible()
    expect(page.get_by_role("button", name="Read aloud from here")).to_have_count(0)
    # Browsers may name their voices late.
    page.evaluate(f"speechSynthesis.voices = {HERE}; speechSynthesis.dispatchEvent(new Event('voiceschanged'))")
    expect(page.get_by_role("button", name="Read aloud from here")).to_be_visible()
