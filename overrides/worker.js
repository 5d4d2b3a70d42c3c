/**
 * Keeps the whole site in the browser, so that it works without a network, and never serves two editions at once.
 *
 * An edition is taken in whole or not at all: each file is held to its hash, so a server on which only half of an
 * edition has arrived gives nothing. It is served once every tab of the one before is closed, or when a page asks for it.
 *
 * What is served is not held to its hash again. Whoever could change it in the cache has a page on the same host, and
 * could change the pages themselves and all that they keep: a hash would guard nothing.
 */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** @type {string} Written by the build (course/publishing/worker.py); without it the site is being edited, and not kept. */
const EDITION = "";
/** @type {[path: string, hash: string][]} Each file's address, from the site's root, and the SHA-256 of what it holds. */
const LISTED = [];

const FILES = new Map(LISTED);
const ROOT = new URL(".", worker.location.href).href;
/** Other sites may have caches on this host; ours are named by where the site is. */
const OURS = `course ${ROOT} `;
const CACHE = OURS + EDITION;
/** Where it is written down that an edition could not be taken in; offline/failed-update.js reads it. */
const FAILED = `${OURS}failed`;
/** Where it is written down that somebody's progress was kept; storage/safeguard.js does so, and home looks for it. It holds nothing of theirs. */
const KEPT = `${OURS}kept`;
/** The site's folders: at a host's root, all else below it belongs to others. */
const FOLDERS = new Set(LISTED.filter(([path]) => path.includes("/")).map(([path]) => path.split("/")[0]));
const A_DAY = 86_400_000;

/** @typedef {{ edition: string, path: string, first: number, last: number, isFull: boolean }} Failure */

worker.addEventListener("install", (event) => {
  if (EDITION) event.waitUntil(tryToTakeIn());
});
worker.addEventListener("activate", (event) => event.waitUntil(tidy()));
worker.addEventListener("message", (event) => {
  if (event.data === "use-now") worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  if (EDITION && path !== null && isOurs(event.request, path)) event.respondWith(answer(event.request, path));
});

/** @param {string} path */
function at(path) {
  return ROOT + encodeURI(path);
}

/**
 * Takes in this edition, or nothing of it. Where that has failed before, the file that did not match is tried first and
 * alone: a host that changes files costs one request a page, not all of them. Where there is no room, a day passes first.
 */
async function tryToTakeIn() {
  const before = await failure();
  let path = before?.path ?? "";
  try {
    if (before?.isFull && Date.now() - before.last < A_DAY) throw new DOMException("There is no room.", "QuotaExceededError");
    if (FILES.has(path)) await fetched(path);
    await takeIn((failed) => (path = failed));
  } catch (error) {
    const now = Date.now();
    const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
    await caches.delete(CACHE);
    await note({ edition: EDITION, path, first: before?.first ?? now, last: isFull && before?.isFull ? before.last : now, isFull });
    throw error;
  }
}

/** @returns {Promise<Failure | undefined>} how taking in this edition has failed before */
async function failure() {
  const told = await (await caches.open(FAILED)).match(ROOT);
  const found = told && (await told.json());
  return found?.edition === EDITION ? found : undefined;
}

/** @param {Failure} failed */
async function note(failed) {
  await (await caches.open(FAILED)).put(ROOT, new Response(JSON.stringify(failed))).catch(() => {});
}

/**
 * Takes in every file of this edition; one that an earlier edition has already is not fetched again.
 *
 * @param {(path: string) => void} tell which file could not be taken in
 */
async function takeIn(tell) {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
  const had = await Promise.all(names.map((name) => caches.open(name)));
  const cache = await caches.open(CACHE);
  const put = async (/** @type {string} */ path) => cache.put(at(path), await found(path, had));
  const failing = (/** @type {string} */ path) => (/** @type {unknown} */ error) => {
    tell(path);
    throw error;
  };
  // All have ended before anything is dropped: what is put later would stay.
  const ended = await Promise.allSettled([...FILES.keys()].map((path) => put(path).catch(failing(path))));
  for (const one of ended) if (one.status === "rejected") throw one.reason;
}

/**
 * @param {string} path
 * @param {Cache[]} had
 */
async function found(path, had) {
  for (const cache of had) {
    const kept = await cache.match(at(path));
    if (kept && (await hashOf(await kept.clone().arrayBuffer())) === FILES.get(path)) return kept;
  }
  return fetched(path);
}

/**
 * A file as the server has it, if it is of this edition.
 *
 * @param {string} path
 */
async function fetched(path) {
  const answer = await fetch(at(path), { cache: "no-cache", priority: "low" });
  const bytes = await answer.arrayBuffer();
  if ((await hashOf(bytes)) !== FILES.get(path)) throw new Error(`${path} is not of edition ${EDITION}`);
  const headers = new Headers(answer.headers);
  // What is kept is no longer packed.
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  return new Response(bytes, { headers });
}

/** @param {ArrayBuffer} bytes */
async function hashOf(bytes) {
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))));
}

/** Drops every other edition; where there is none of our own, the worker goes as well. */
async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE && name !== KEPT);
  await Promise.all(old.map((name) => caches.delete(name)));
  if (!EDITION) await worker.registration.unregister();
}

/**
 * @param {Request} request
 * @returns {string | null} where in the site it leads, as the list names it; null for what is no business of ours
 */
function pathOf(request) {
  const url = request.url.split(/[?#]/)[0];
  if (request.method !== "GET" || request.headers.has("range") || !url.startsWith(ROOT)) return null;
  try {
    return decodeURI(url.slice(ROOT.length)).replace(/(^|\/)index\.html$/, "$1");
  } catch {
    return null;
  }
}

/**
 * Whether it is for us to answer: one of our files, or a page that is not there in one of our folders.
 *
 * @param {Request} request
 * @param {string} path
 */
function isOurs(request, path) {
  const isPage = request.mode === "navigate" && FOLDERS.has(path.split("/")[0]);
  return FILES.has(path) || FILES.has(`${path}/`) || isPage;
}

/**
 * @param {Request} request
 * @param {string} path
 */
async function answer(request, path) {
  if (FILES.has(path)) return known(request, path);
  if (FILES.has(`${path}/`)) return Response.redirect(at(`${path}/`));
  try {
    return await fetch(request);
  } catch (error) {
    if (request.mode !== "navigate") throw error;
    return missing();
  }
}

/**
 * @param {Request} request
 * @param {string} path
 */
async function known(request, path) {
  const kept = await (await caches.open(CACHE)).match(at(path));
  try {
    return kept ?? (await fetched(path));
  } catch {
    // The browser has dropped what was kept, and the server has another edition by now: better that one, and whole.
    await worker.registration.unregister();
    return fetch(request);
  }
}

/** The page for what is not found, whose references begin at the host's root unless the build knew better. */
async function missing() {
  const kept = await (await caches.open(CACHE)).match(at("404.html"));
  const html = (await kept?.text()) ?? "";
  const root = new URL(ROOT).pathname;
  const placed = html.replace(/(?<=(?:href|src)="|": ")\/[^"]*/g, (to) => (to.startsWith(root) ? to : root + to.slice(1)));
  return new Response(placed, { status: 404, headers: kept?.headers });
}
