import { emptyRoster } from "../state/roster.js";
import { rowsOf } from "../state/row.js";
import { selected } from "../state/selection.js";

/**
 * @typedef {ReturnType<typeof deskOf>} Desk
 * @typedef {import("../state/row.js").Row} Row
 * @typedef {{ kind: "bad" | "note" | "good", file: string, text: string }} Message
 */

/**
 * What lies before the supervisor, for all parts of the page to work on.
 *
 * @param {import("../page/facts.js").Page} page
 */
export function deskOf(page) {
  const watchers = /** @type {(() => void)[]} */ ([]);
  const present = { edition: page.edition, modules: page.modules.map(({ id }) => id) };
  const desk = {
    page,
    roster: emptyRoster(),
    rows: /** @type {Row[]} */ ([]),
    /** Those that pass the filter, in order. */
    shown: /** @type {Row[]} */ ([]),
    view: /** @type {import("../state/selection.js").View} */ ({ text: "", only: new Set(), by: "name", sign: 1 }),
    /** The first row of the page of the table. */
    from: 0,
    chosen: /** @type {Set<string>} */ (new Set()),
    opened: /** @type {Set<string>} */ (new Set()),
    messages: /** @type {Message[]} */ ([]),
    isSaved: true,
    /** @param {() => void} watcher called after each change */
    watch: (watcher) => void watchers.push(watcher),
    /** The records are others now. */
    renew() {
      desk.isSaved = desk.roster.people.size === 0;
      desk.rows = rowsOf(desk.roster, present, new Date());
      for (const id of [...desk.chosen, ...desk.opened]) if (!desk.roster.people.has(id)) desk.forget(id);
      desk.show();
    },
    /** The view is another now. */
    show() {
      desk.shown = selected(desk.rows, desk.view);
      for (const watcher of watchers) watcher();
    },
    /** @param {string} id */
    forget(id) {
      desk.chosen.delete(id);
      desk.opened.delete(id);
    },
    /** The rows that were chosen, whether the filter shows them or not. */
    picked: () => desk.rows.filter(({ id }) => desk.chosen.has(id)),
  };
  return desk;
}
