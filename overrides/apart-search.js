/**
 * The theme's search on a page that is searched apart, such as those for trainers: the same, with the entries of those pages too.
 *
 * They are asked for once somebody searches, so that a page carries nothing of them before. The build
 * (course/publishing/search.py) puts this beside the theme's own worker, whose messages it reads.
 */
const search = /** @type {DedicatedWorkerGlobalScope & { apartEntries?: unknown[] }} */ (/** @type {unknown} */ (self));

/** Written by the build: the theme's worker, and the entries. */
const THEME = "";
const ENTRIES = "";
/** Kinds of messages to the theme's worker: what it shall search, and for what. */
const SETUP = 0;
const QUERY = 2;

/** What the theme's worker was given to search, until it has all. @type {{ docs: unknown[] } | null} */
let setup = null;
let isWhole = false;
/** The last that was looked for while the entries are taken in. @type {unknown} */
let waiting = null;

search.addEventListener("message", (event) => {
  const { type, data } = event.data;
  if (type === SETUP && !isWhole) setup = data;
  if (type !== QUERY || !data || !(setup || waiting)) return;
  event.stopImmediatePropagation();
  if (!waiting) setTimeout(pass);
  waiting = event.data;
  if (setup) addEntries(setup);
});

/** @param {{ docs: unknown[] }} known */
function addEntries(known) {
  setup = null;
  isWhole = true;
  // In the edition for a disk they stand above, since a frame there can't ask for them.
  if (!search.apartEntries) search.importScripts(ENTRIES);
  send({ type: SETUP, data: { ...known, docs: [...known.docs, ...(search.apartEntries ?? [])] } });
}

function pass() {
  const data = waiting;
  waiting = null;
  send(data);
}

/** @param {unknown} data */
function send(data) {
  search.dispatchEvent(new MessageEvent("message", { data }));
}

if ("importScripts" in search) search.importScripts(THEME);
