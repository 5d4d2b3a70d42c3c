import { counts } from "../core/roster-filter.js";
import { part } from "./part.js";

/**
 * What the list is narrowed down to.
 *
 * @param {HTMLElement} root
 * @param {import("./session.js").Desk} desk
 */
export default function filter(root, desk) {
  const search = /** @type {HTMLInputElement} */ (part(root, "[data-search]"));
  const boxes = /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("[data-only]"));
  const narrow = () => {
    desk.view.text = search.value;
    desk.view.only = new Set([...boxes].filter((box) => box.checked).map((box) => /** @type {any} */ (box.dataset.only)));
    desk.from = 0;
    desk.show();
  };
  search.addEventListener("input", narrow);
  for (const box of boxes) box.addEventListener("change", narrow);
  desk.watch(() => {
    for (const [test, count] of counts(desk.rows)) part(root, `[data-count="${test}"]`).textContent = `(${count.toLocaleString("en-US")})`;
    const shown = desk.shown.length.toLocaleString("en-US");
    const of = desk.rows.length.toLocaleString("en-US");
    const text = shown === of ? `${of} ${of === "1" ? "person" : "people"}` : `${shown} of ${of} people shown`;
    const sum = part(root, '[data-slot="sum"]');
    if (sum.textContent !== text) sum.textContent = text;
  });
}
