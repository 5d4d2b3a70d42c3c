/** @typedef {import("./message.js").Letter} Letter */
import { announce } from "../ui/announce.js";
import { copyText } from "../ui/copy-text.js";
import { saveFile } from "../ui/download.js";
import { entry, mail, mailto } from "./message.js";
import { drawPoster } from "./poster.js";

/** @type {Letter | undefined} What was made last. */
let made;
/** @type {WeakSet<HTMLElement>} */
const ready = new WeakSet();

/**
 * Show the ways in which an assignment can be handed on.
 *
 * @param {HTMLElement} root
 * @param {Letter} letter
 */
export async function share(root, letter) {
  made = letter;
  if (!ready.has(root)) prepare(root);
  field(root, "link").value = letter.link;
  field(root, "mail").value = mail(letter);
  showMailto(root, letter);
  /** @type {HTMLElement} */ (root.querySelector("[data-assign-dated]")).hidden = !letter.assignment.due;
  /** @type {HTMLElement} */ (root.querySelector("[data-assign-code]")).textContent = letter.assignment.code;
  root.hidden = false;
  await drawPoster(/** @type {HTMLElement} */ (root.querySelector("[data-assign-sheet]")), letter);
  root.querySelector("h2")?.focus();
}

/** @param {HTMLElement} root @param {Letter} letter */
function showMailto(root, letter) {
  const button = /** @type {HTMLAnchorElement} */ (root.querySelector("[data-assign-mailto]"));
  const { href, isShortened } = mailto(letter);
  button.hidden = !href;
  if (href) button.href = href;
  const hint = /** @type {HTMLElement} */ (root.querySelector("[data-assign-short]"));
  hint.hidden = !isShortened;
  hint.textContent = href
    ? "The button’s mail has a shorter note, since some mail programs cut long ones. The whole note is in the link, and in the text above."
    : "The link is too long for a button that opens your mail program: some programs would cut it. Copy the text instead.";
}

/** @param {HTMLElement} root */
function prepare(root) {
  ready.add(root);
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-copy]"))) {
    button.addEventListener("click", async () => {
      const from = field(root, button.dataset.copy ?? "");
      told(from, await copyText(from));
    });
  }
  root.querySelector("[data-assign-calendar]")?.addEventListener("click", () => {
    if (made) saveFile(`assignment-${made.assignment.code}.ics`, "text/calendar", entry(made, new Date()));
  });
  root.querySelector("[data-assign-print]")?.addEventListener("click", () => print());
}

/** @param {HTMLElement} root @param {string} name @returns {HTMLTextAreaElement} */
function field(root, name) {
  return /** @type {HTMLTextAreaElement} */ (root.querySelector(`[data-assign-text="${name}"]`));
}

/** @param {HTMLElement} field @param {string} text */
function told(field, text) {
  const place = field.parentElement?.querySelector("[data-copied]");
  if (place) place.textContent = text;
  announce(text);
}
