import { element } from "./element.js";

const WORDS = { done: " (done)", begun: " (started)", "": "" };

/**
 * Mark a link with how far what it leads to is done: `data-state` for the eye, words for the ear.
 *
 * @param {HTMLElement} link
 * @param {"done" | "begun" | ""} state
 */
export function labelProgress(link, state) {
  if ((link.dataset.state ?? "") === state) return;
  link.dataset.state = state;
  link.querySelector("[data-state-word]")?.remove();
  // In the menus it belongs to the label: after the arrow of a section it would push the arrow aside.
  const label = link.querySelector(".md-ellipsis") ?? link;
  if (state) label.append(element("span", { class: "for-reader", "data-state-word": true }, WORDS[state]));
}
