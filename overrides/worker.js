/**
 * Keeps the whole site in the browser, so that it works without a network, and never serves two editions at once.
 *
 * An edition is taken in whole or not at all: each file is held to its hash, so a server on which only half of an
 * edition has arrived gives nothing. It is served once every tab of the one before is closed, or when a page asks for it.
 */
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

/** @type {string} Written by the build (course/rendering/worker.py); without it the site is being edited, and not kept. */
const EDITION = "";
/** @type {[path: string, hash: string][]} Each file's address, from the site's root, and the SHA-256 of what it holds. */
const LISTED = [];

const FILES = new Map(LISTED);
const ROOT = new URL(".", worker.location.href).href;
/** Other sites may have caches on this host; ours are named by where the site is. */
const OURS = `course ${ROOT} `;
const CACHE = OURS + EDITION;

worker.addEventListener("install", (event) => {
  if (EDITION) event.waitUntil(takeIn());
});
worker.addEventListener("activate", (event) => event.waitUntil(tidy()));
worker.addEventListener("message", (event) => {
  if (event.data === "use-now") worker.skipWaiting();
});
worker.addEventListener("fetch", (event) => {
  const path = pathOf(event.request);
  if (EDITION && path !== null) event.respondWith(answer(event.request, path));
});

/** @param {string} path */
function at(path) {
  return ROOT + encodeURI(path);
}

/** Takes in every file of this edition; one that an earlier edition has already is not fetched again. */
async function takeIn() {
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS));
  const had = await Promise.all(names.map((name) => caches.open(name)));
  const cache = await caches.open(CACHE);
  await Promise.all([...FILES.keys()].map(async (path) => cache.put(at(path), await found(path, had))));
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
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
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
  return decodeURI(url.slice(ROOT.length)).replace(/(^|\/)index\.html$/, "$1");
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
