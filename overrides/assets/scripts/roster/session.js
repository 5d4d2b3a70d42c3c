import { contradictions } from "../core/contradictions.js";
import { now } from "../core/learner.js";
import { emptyRoster } from "../core/roster.js";
import { rowsOf } from "../core/roster-rows.js";
import { selected } from "../core/roster-filter.js";

/**
 * @typedef {ReturnType<typeof createSession>} Session
 * @typedef {import("../core/roster-rows.js").Row} Row
 * @typedef {{ kind: "bad" | "note" | "good", file: string, text: string }} Message
 */

/**
 * What lies before the supervisor, for all parts of the page to work on.
 *
 * @param {import("../ui/page-data.js").Page} page
 * @param {import("../core/changes.js").Catalog} catalog
 */
export function createSession(page, catalog) {
  const watchers = /** @type {(() => void)[]} */ ([]);
  const present = { edition: catalog.edition, modules: catalog.modules.map(({ id }) => id), takes: catalog.takes };
  const judge = judgeOf(catalog);
  const session = {
    page,
    catalog,
    roster: emptyRoster(),
    rows: /** @type {Row[]} */ ([]),
    /** Those that pass the filter, in order. */
    shown: /** @type {Row[]} */ ([]),
    view: /** @type {import("../core/roster-filter.js").View} */ ({ text: "", only: new Set(), by: "name", sign: 1 }),
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
      session.isSaved = session.roster.people.size + session.roster.assignments.size === 0;
      session.rows = rowsOf(session.roster, present, judge, new Date());
      for (const id of [...session.chosen, ...session.opened]) if (!session.roster.people.has(id)) session.forget(id);
      session.show();
    },
    /** The view is another now. */
    show() {
      session.shown = selected(session.rows, session.view);
      for (const watcher of watchers) watcher();
    },
    /** @param {string} id */
    forget(id) {
      session.chosen.delete(id);
      session.opened.delete(id);
    },
    /** The rows that were chosen, of those that the filter shows: nothing is done to what nobody sees. */
    picked: () => session.shown.filter(({ id }) => session.chosen.has(id)),
  };
  return session;
}

/** What in a record can't be so, worked out once for each. @param {import("../core/changes.js").Catalog} catalog @returns {import("../core/roster-rows.js").Judge} */
function judgeOf(catalog) {
  const known = /** @type {WeakMap<object, string[]>} */ (new WeakMap());
  return (record) => {
    const found = known.get(record) ?? contradictions(record, catalog, now());
    known.set(record, found);
    return found;
  };
}
