/** The button that begins to read aloud, and the bar that is there while it goes on. */
import { element } from "../ui/element.js";
import { isShown } from "./passages.js";
import { createPlayer } from "./player.js";

/**
 * @param {HTMLElement} article
 * @param {HTMLElement} panel after which the bar stands
 * @param {HTMLElement} toggle what opens the panel
 */
export function aloudButton(article, panel, toggle) {
  const begin = element("button", { type: "button", class: "button" }, "Read aloud from here");
  const heading = element("span", { class: "reading-heading" });
  const [previous, pause, next, stop] = ["Back", "Pause", "Next", "Stop"].map((name) => element("button", { type: "button", class: "button" }, name));
  previous.append(element("span", { class: "for-reader" }, " one section"));
  next.append(element("span", { class: "for-reader" }, " section"));
  const bar = element("div", { class: "reading-bar", role: "group", "aria-label": "Reading aloud", "data-reading-bar": true, hidden: true }, heading, previous, pause, next, stop);
  panel.after(bar);
  let isFresh = true;
  const player = createPlayer(article, (view) => {
    const hadFocus = bar.contains(document.activeElement);
    bar.hidden = !view.isOn;
    heading.textContent = view.heading;
    pause.textContent = view.isPaused ? "Go on" : "Pause";
    if (view.isOn && isFresh) pause.focus({ preventScroll: true });
    if (!view.isOn && hadFocus) focusBack([begin, toggle], view.place);
    isFresh = !view.isOn;
  });
  begin.addEventListener("click", player.start);
  previous.addEventListener("click", player.previous);
  pause.addEventListener("click", player.pauseOrGoOn);
  next.addEventListener("click", player.next);
  stop.addEventListener("click", player.stop);
  bar.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    // The panel, to which the focus goes, stays open.
    event.stopPropagation();
    player.stop();
  });
  addEventListener("pagehide", player.stop);
  // Another scene or question: what was read is gone.
  addEventListener("hashchange", () => setTimeout(() => !bar.hidden && player.stopIfGone()));
  return begin;
}

/**
 * Where one goes on by keyboard: from the button, or, where that has left the screen, from what was read last.
 *
 * @param {HTMLElement[]} controls
 * @param {Element | undefined} place
 */
function focusBack(controls, place) {
  const control = controls.find(isShown);
  const isFar = !control || control.getBoundingClientRect().bottom < 0;
  if (isFar && place instanceof HTMLElement && isShown(place)) {
    place.tabIndex = -1;
    place.addEventListener("blur", () => place.removeAttribute("tabindex"), { once: true });
    return place.focus({ preventScroll: true });
  }
  control?.focus();
}
