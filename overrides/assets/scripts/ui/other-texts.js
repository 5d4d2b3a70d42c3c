/**
 * Shows the texts that stand beside the one in a box, written on another device at the same time, until the learner picks.
 *
 * @typedef {import("../core/learner.js").Written} Written
 * @typedef {(text: string, before: string[]) => void} Put puts a text in the place of some of those that stand
 */
import { joined } from "../core/joined-texts.js";
import { announce } from "./announce.js";
import { longDate } from "./dates.js";
import { element } from "./element.js";
import { loadStylesheet } from "./load-stylesheet.js";

/**
 * @param {HTMLInputElement | HTMLTextAreaElement} box
 * @param {Element} place after which they are shown
 * @param {Written | undefined} written
 * @param {Put} put
 */
export function others(box, place, written, put) {
  const next = place.nextElementSibling;
  const before = next instanceof HTMLElement && next.matches("[data-others]") ? next : null;
  const of = JSON.stringify([written?.value, written?.others]);
  // What has the focus, or is being read, is not made anew for nothing.
  if (before?.dataset.others === of) return;
  before?.remove();
  if (!written?.others) return;
  loadStylesheet("other-texts");
  place.after(element("div", { class: "others", "data-others": of }, ...written.others.map((other) => beside(box, written, other, put))));
}

/** @param {HTMLInputElement | HTMLTextAreaElement} box @param {Written} written @param {{ value: string, at: string }} other @param {Put} put */
function beside(box, { value }, other, put) {
  const about = `On another device, you wrote on ${longDate(other.at)}:`;
  const both = joined(value, other);
  const ways = [
    way("Use this one", () => put(other.value, [value])),
    ...(box instanceof HTMLTextAreaElement && both.length <= box.maxLength ? [way("Keep both", () => put(both, [value, other.value]))] : []),
    way("Remove this one", () => put(value, [other.value])),
  ];
  return element("div", { class: "other", role: "group", "aria-label": about }, element("p", {}, about), element("p", { class: "other-text" }, other.value), element("p", { class: "other-ways" }, ...ways));

  /** @param {string} label @param {() => void} act */
  function way(label, act) {
    const button = element("button", { type: "button", class: "button" }, label);
    button.addEventListener("click", () => {
      act();
      box.focus();
      announce("Kept.");
    });
    return button;
  }
}
