import { announce } from "./announce.js";
import { element } from "./element.js";

/**
 * Say below a button what came of it, to those who see the page and to those who hear it.
 *
 * @param {HTMLElement} button
 * @param {string} text
 */
export function sayBeside(button, text) {
  const place = button.closest("p") ?? button;
  const said = place.nextElementSibling?.matches("[data-said]") ? place.nextElementSibling : element("p", { class: "record-hint", "data-said": true });
  said.textContent = text;
  place.after(said);
  announce(text);
}
