/**
 * At an ending: what the learner said first, beside the sound replies that a writer wrote.
 *
 * @typedef {import("./scenes.js").Scenes} Scenes
 * @typedef {import("./scenes.js").Scene} Scene
 */
import { wholeText } from "../core/joined-texts.js";
import { learner } from "../storage/store.js";
import { element } from "../ui/element.js";

/**
 * @param {HTMLElement} root
 * @param {string[]} path to the ending; only what was asked on it is shown
 * @param {Scenes} scenes
 */
export function showReplies(root, path, scenes) {
  const asked = [...new Set(path)].flatMap((id) => replied(/** @type {Scene} */ (scenes.get(id))));
  if (!asked.length) return;
  root.querySelector("[data-debrief] > h2")?.after(element("h3", {}, "What you said first"), ...asked);
}

/** @param {Scene} scene @returns {HTMLElement[]} what was asked in it, and both answers; nothing where it asks nothing */
function replied({ id, title, section }) {
  const box = /** @type {HTMLElement | null} */ (section.querySelector("[data-say]"));
  const sound = section.querySelector("[data-replies] > ul")?.cloneNode(true);
  if (!box || !sound) return [];
  const text = wholeText(learner().notes[box.dataset.say ?? ""]);
  const own = text
    ? element("blockquote", { class: "debrief-own" }, text)
    : element("p", {}, "You went on without a line. ", element("a", { class: "debrief-back", href: `#${encodeURIComponent(id)}` }, "Write one now"));
  return [
    element(
      "div",
      { class: "debrief-said" },
      element("div", {}, element("p", { class: "debrief-scene" }, `You, in ${title}`), own),
      element("div", {}, element("p", { class: "debrief-scene" }, "Two sound replies"), sound),
    ),
  ];
}
