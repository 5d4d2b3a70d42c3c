/**
 * Where each bundle is, from here. A published site has others, by the content of each (course/publishing/bundle.py).
 *
 * @type {Record<keyof import("./load.js").Bundles, string>}
 */
export const ADDRESSES = {
  known: "./bundles/known.js",
  home: "./bundles/home.js",
  quiz: "./bundles/quiz.js",
  scenario: "./bundles/scenario.js",
  play: "./bundles/play.js",
  record: "./bundles/record.js",
  progress: "./bundles/progress.js",
  notes: "./bundles/notes.js",
  assignment: "./bundles/assignment.js",
  roster: "./bundles/roster.js",
  update: "./bundles/update.js",
  supervisor: "./bundles/supervisor.js",
  tables: "./bundles/tables.js",
  offer: "./bundles/offer.js",
  copy: "./bundles/copy.js",
  dialog: "./bundles/dialog.js",
  host: "./bundles/host.js",
  rescue: "./bundles/rescue.js",
  occasional: "./bundles/occasional.js",
  details: "./bundles/details.js",
  remarks: "./bundles/remarks.js",
  papers: "./bundles/papers.js",
  team: "./bundles/team.js",
  safeguard: "./bundles/safeguard.js",
  reading: "./bundles/reading.js",
  complete: "./bundles/complete.js",
  cases: "./bundles/cases.js",
  changes: "./bundles/changes.js",
  path: "./bundles/path.js",
  catalog: "../catalog.js",
  qr: "../libraries/lean-qr.js",
};

/**
 * The bundle that must be there before another, which takes modules from it. Unbundled, each module loads what it needs.
 *
 * @type {Partial<Record<keyof import("./load.js").Bundles, keyof import("./load.js").Bundles>>}
 */
export const FIRST = {};
