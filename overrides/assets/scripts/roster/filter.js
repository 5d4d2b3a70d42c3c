import { counts } from "../core/roster-filter.js";
import { part } from "./part.js";

/**
 * What the list is narrowed down to.
 *
 * @param {HTMLElement} root
 * @param {import("./session.js").Session} session
 */
export default function filter(root, session) {
  const search = /** @type {HTMLInputElement} */ (part(root, "[data-search]"));
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("[data-only]"));
  const narrow = () => {
    session.view.text = search.value;
    session.view.only = new Set([...boxes].filter((box) => box.checked).map((box) => /** @type {any} */ (box.dataset.only)));
    session.from = 0;
    session.show();
  };
  search.addEventListener("input", narrow);
  for (const box of boxes) box.addEventListener("change", narrow);
  session.watch(() => {
    for (const [test, count] of counts(session.rows)) part(root, `[data-count="${test}"]`).textContent = `(${count.toLocaleString("en-US")})`;
    const shown = session.shown.length.toLocaleString("en-US");
    const of = session.rows.length.toLocaleString("en-US");
    const text = shown === of ? `${of} ${of === "1" ? "person" : "people"}` : `${shown} of ${of} people shown`;
    const sum = part(root, '[data-slot="sum"]');
    if (sum.textContent !== text) sum.textContent = text;
  });
}
