/**
 * Reads passages aloud, one after the other. Pausing stops the voice and keeps the place: browsers on phones know no other pause.
 *
 * @typedef {{ isOn: boolean, isPaused: boolean, heading: string, place?: Element }} View
 */
import { firstOnScreen, isShown, nextSection, passagesIn, sectionStart } from "./passages.js";
import { voiceFor } from "./voices.js";

const MARK = "reading-now";

/** @param {Element} article @param {(view: View) => void} show */
export function createPlayer(article, show) {
  /** @type {import("./passages.js").Passage[]} */
  let passages = [];
  let [at, turn, isOn, isPaused] = [0, 0, false, false];

  function tell() {
    const heading = passages[sectionStart(passages, Math.min(at, passages.length - 1))]?.text ?? "";
    show({ isOn, isPaused, heading, place: passages[at]?.element });
  }

  function hush() {
    turn += 1;
    speechSynthesis.cancel();
    article.querySelectorAll(`.${MARK}`).forEach((one) => one.classList.remove(MARK));
  }

  function stop() {
    hush();
    [isOn, isPaused] = [false, false];
    tell();
  }

  function speak() {
    hush();
    const passage = passages[at];
    // A scene or a question may have given way to another.
    if (!passage || !isShown(passage.element)) return stop();
    const mine = turn;
    const spoken = new SpeechSynthesisUtterance(passage.text);
    const voice = voiceFor(passage.lang) ?? voiceFor(document.documentElement.lang);
    if (!voice) return stop();
    [spoken.voice, spoken.lang] = [voice, voice.lang];
    spoken.addEventListener("end", () => mine === turn && go(at + 1));
    spoken.addEventListener("error", () => mine === turn && stop());
    passage.element.classList.add(MARK);
    bringIntoView(passage.element);
    speechSynthesis.speak(spoken);
    tell();
  }

  /** @param {number} place */
  function go(place) {
    at = place;
    if (at >= passages.length) return stop();
    [isOn, isPaused] = [true, false];
    speak();
  }

  function pause() {
    isPaused = true;
    hush();
    tell();
  }

  return {
    start() {
      passages = passagesIn(article);
      go(firstOnScreen(passages));
    },
    stop,
    stopIfGone: () => isOn && !(passages[at] && isShown(passages[at].element)) && stop(),
    pauseOrGoOn: () => (isPaused ? go(at) : pause()),
    next: () => go(nextSection(passages, at)),
    previous() {
      const start = sectionStart(passages, at);
      go(start < at || !start ? start : sectionStart(passages, start - 1));
    },
  };
}

/** @param {Element} element */
function bringIntoView(element) {
  const { top, bottom } = element.getBoundingClientRect();
  if (top < innerHeight / 10 || bottom > innerHeight * 0.8) element.scrollIntoView({ block: "center" });
}
