import { part, press } from "./part.js";
import { rowOf } from "./row.js";

/** @typedef {import("./session.js").Session} Session */

/** So many rows are in the page at a time, so that thousands of records weigh no more than these. */
const PAGE = 50;

/**
 * The table: sorted by its headers' buttons, a page at a time.
 *
 * @param {HTMLElement} root
 * @param {Session} session
 */
export default function table(root, session) {
  const body = part(root, "[data-rows]");
  const all = /** @type {HTMLInputElement} */ (part(root, "[data-pick-all]"));
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-sort]"))) {
    button.addEventListener("click", () => sort(session, /** @type {any} */ (button.dataset.sort)));
  }
  all.addEventListener("change", () => {
    for (const { id } of session.shown) all.checked ? session.chosen.add(id) : session.chosen.delete(id);
    session.show();
  });
  for (const way of [-1, 1]) press(root, `[data-turn="${way}"]`, () => turn(root, session, way));
  session.watch(() => {
    part(root, "[data-board]").hidden = session.rows.length === 0;
    const held = heldIn(body);
    // A filter that fewer pass may leave a page empty.
    session.from = Math.min(session.from, PAGE * Math.max(0, Math.ceil(session.shown.length / PAGE) - 1));
    body.replaceChildren(...session.shown.slice(session.from, session.from + PAGE).flatMap((row) => rowOf(row, session)));
    if (held) refocus(root, body, held);
    for (const header of root.querySelectorAll("[data-by]")) header.setAttribute("aria-sort", sorting(header, session));
    const chosen = session.shown.filter(({ id }) => session.chosen.has(id)).length;
    all.checked = chosen > 0 && chosen === session.shown.length;
    all.indeterminate = chosen > 0 && !all.checked;
    page(root, session);
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
 * Give the focus back: to the same button, to the same person's row, or to whoever stands there now.
 *
 * @param {HTMLElement} root @param {HTMLElement} body @param {{ key: string, id: string, at: number }} held
 */
function refocus(root, body, { key, id, at }) {
  const find = (/** @type {string} */ one) => /** @type {HTMLElement | null} */ (body.querySelector(`[data-key="${CSS.escape(one)}"]`));
  const names = /** @type {NodeListOf<HTMLElement>} */ (body.querySelectorAll("[data-key$='/open']"));
  const next = find(key) ?? find(`${id}/open`) ?? names[Math.min(at, names.length - 1)] ?? part(root, "#who-did-what");
  next.focus();
}

/** @param {Session} session @param {import("../core/roster-filter.js").Column} by */
function sort(session, by) {
  session.view.sign = session.view.by === by && session.view.sign === 1 ? -1 : 1;
  session.view.by = by;
  session.from = 0;
  session.show();
}

/** @param {Element} header @param {Session} session */
function sorting(header, { view: { by, sign } }) {
  if (header.getAttribute("data-by") !== by) return "none";
  return sign === 1 ? "ascending" : "descending";
}

/** @param {HTMLElement} root @param {Session} session @param {number} way */
function turn(root, session, way) {
  session.from = Math.max(0, session.from + way * PAGE);
  session.show();
  part(root, "#who-did-what").focus();
  part(root, "[data-table]").scrollIntoView({ block: "start" });
}

/** @param {HTMLElement} root @param {Session} session */
function page(root, { from, shown }) {
  const to = Math.min(from + PAGE, shown.length);
  part(root, "[data-pager]").hidden = shown.length <= PAGE;
  part(root, '[data-slot="part"]').textContent = `${from + 1} to ${to} of ${shown.length.toLocaleString("en-US")}`;
  /** @type {HTMLButtonElement} */ (part(root, '[data-turn="-1"]')).disabled = from === 0;
  /** @type {HTMLButtonElement} */ (part(root, '[data-turn="1"]')).disabled = to >= shown.length;
}
