import { part, press } from "./part.js";
import { rowOf } from "./row.js";

/** @typedef {import("./session.js").Desk} Desk */

/** So many rows are in the page at a time, so that thousands of records weigh no more than these. */
const PAGE = 50;

/**
 * The table: sorted by its headers' buttons, a page at a time.
 *
 * @param {HTMLElement} root
 * @param {Desk} desk
 */
export default function table(root, desk) {
  const body = part(root, "[data-rows]");
  const all = /** @type {HTMLInputElement} */ (part(root, "[data-pick-all]"));
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-sort]"))) {
    button.addEventListener("click", () => sort(desk, /** @type {any} */ (button.dataset.sort)));
  }
  all.addEventListener("change", () => {
    for (const { id } of desk.shown) all.checked ? desk.chosen.add(id) : desk.chosen.delete(id);
    desk.show();
  });
  for (const way of [-1, 1]) press(root, `[data-turn="${way}"]`, () => turn(root, desk, way));
  desk.watch(() => {
    part(root, "[data-board]").hidden = desk.rows.length === 0;
    const held = heldIn(body);
    // A filter that fewer pass may leave a page empty.
    desk.from = Math.min(desk.from, PAGE * Math.max(0, Math.ceil(desk.shown.length / PAGE) - 1));
    body.replaceChildren(...desk.shown.slice(desk.from, desk.from + PAGE).flatMap((row) => rowOf(row, desk)));
    if (held) refocus(root, body, held);
    for (const header of root.querySelectorAll("[data-by]")) header.setAttribute("aria-sort", sorting(header, desk));
    const chosen = desk.shown.filter(({ id }) => desk.chosen.has(id)).length;
    all.checked = chosen > 0 && chosen === desk.shown.length;
    all.indeterminate = chosen > 0 && !all.checked;
    page(root, desk);
  });
}

/** What in the table has the focus, and how far down. @param {HTMLElement} body */
function heldIn(body) {
  const held = document.activeElement;
  if (!(held instanceof HTMLElement) || !held.dataset.key || !body.contains(held)) return null;
  const id = held.dataset.key.split("/")[0];
  return { key: held.dataset.key, id, at: [...body.querySelectorAll("[data-person]")].findIndex((row) => row.getAttribute("data-person") === id) };
}

/**
 * Gives the focus back: to the same button, to the same person's row, or to whoever stands there now.
 *
 * @param {HTMLElement} root @param {HTMLElement} body @param {{ key: string, id: string, at: number }} held
 */
function refocus(root, body, { key, id, at }) {
  const find = (/** @type {string} */ one) => /** @type {HTMLElement | null} */ (body.querySelector(`[data-key="${CSS.escape(one)}"]`));
  const names = /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll("[data-key$='/open']"));
  const next = find(key) ?? find(`${id}/open`) ?? names[Math.min(at, names.length - 1)] ?? part(root, "#who-did-what");
  next.focus();
}

/** @param {Desk} desk @param {import("../core/roster-filter.js").Column} by */
function sort(desk, by) {
  desk.view.sign = desk.view.by === by && desk.view.sign === 1 ? -1 : 1;
  desk.view.by = by;
  desk.from = 0;
  desk.show();
}

/** @param {Element} header @param {Desk} desk */
function sorting(header, { view: { by, sign } }) {
  if (header.getAttribute("data-by") !== by) return "none";
  return sign === 1 ? "ascending" : "descending";
}

/** @param {HTMLElement} root @param {Desk} desk @param {number} way */
function turn(root, desk, way) {
  desk.from = Math.max(0, desk.from + way * PAGE);
  desk.show();
  part(root, "#who-did-what").focus();
  part(root, "[data-table]").scrollIntoView({ block: "start" });
}

/** @param {HTMLElement} root @param {Desk} desk */
function page(root, { from, shown }) {
  const to = Math.min(from + PAGE, shown.length);
  part(root, "[data-pager]").hidden = shown.length <= PAGE;
  part(root, '[data-slot="part"]').textContent = `${from + 1} to ${to} of ${shown.length.toLocaleString("en-US")}`;
  /** @type {HTMLButtonElement} */ (part(root, '[data-turn="-1"]')).disabled = from === 0;
  /** @type {HTMLButtonElement} */ (part(root, '[data-turn="1"]')).disabled = to >= shown.length;
}
