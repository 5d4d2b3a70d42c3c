import { element } from "../ui/element.js";
import { say } from "../ui/announce.js";
import { SIGN } from "../core/link-prefix.js";
import { part, press } from "./part.js";

/** @typedef {import("./session.js").Desk} Desk */

/**
 * The ways in: files that are chosen or dropped, and pasted text.
 *
 * @param {HTMLElement} root
 * @param {() => Promise<Desk>} deskOf what the records are laid on
 */
export default function intake(root, deskOf) {
  const text = /** @type {HTMLTextAreaElement} */ (part(root, "[data-text]"));
  let last = Promise.resolve();
  /** One lot after the other. @param {File[]} files @param {boolean} isPasted */
  const bring = (files, isPasted = false) => {
    last = last
      .then(() => Promise.all([deskOf(), import("./read-files.js")]))
      .then(([desk, { readAll }]) => readAll(files, isPasted, desk, progressIn(root)))
      .then(say);
  };
  press(root, "[data-choose]", () => choose(bring));
  press(root, "[data-read-text]", () => {
    if (!text.value.trim()) return void text.focus();
    bring([new File([text.value], "Pasted text")], true);
    text.value = "";
  });
  drop(part(root, "[data-drop-records]"), bring);
  const assigned = location.hash.startsWith(SIGN) ? location.href : "";
  if (assigned) bring([new File([assigned], "Link")], true);
}

/** @param {(files: File[]) => void} bring */
function choose(bring) {
  const input = element("input", { type: "file", multiple: true, accept: ".json,.txt,application/json,text/plain", hidden: true });
  input.addEventListener("change", () => {
    input.remove();
    bring([...(input.files ?? [])]);
  });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);
  input.click();
}

/**
 * Anywhere on the page: a browser would leave the page to show a file that misses its place.
 *
 * @param {HTMLElement} place what lights up meanwhile
 * @param {(files: File[]) => void} bring
 */
function drop(place, bring) {
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    place.toggleAttribute("data-over", true);
  });
  addEventListener("dragleave", (event) => event.relatedTarget === null && place.removeAttribute("data-over"));
  addEventListener("drop", (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    place.removeAttribute("data-over");
    bring([...event.dataTransfer.files]);
  });
}

/** @param {HTMLElement} root @returns {(share: number) => void} shows how far it is; 1 ends it */
function progressIn(root) {
  const line = part(root, "[data-reading]");
  const bar = /** @type {HTMLProgressElement} */ (part(line, "progress"));
  return (share) => {
    line.hidden = share >= 1;
    bar.value = share;
  };
}
