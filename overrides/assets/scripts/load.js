/**
 * Load a bundle: scripts that are needed together. No page loads two modules one by one where one file would do, and what
 * could not be loaded can be asked for again.
 *
 * @typedef {object} Bundles
 * @property {typeof import("./bundles/known.js")} known
 * @property {typeof import("./bundles/home.js")} home
 * @property {typeof import("./bundles/quiz.js")} quiz
 * @property {typeof import("./bundles/scenario.js")} scenario
 * @property {typeof import("./bundles/play.js")} play
 * @property {typeof import("./bundles/record.js")} record
 * @property {typeof import("./bundles/progress.js")} progress
 * @property {typeof import("./bundles/notes.js")} notes
 * @property {typeof import("./bundles/assignment.js")} assignment
 * @property {typeof import("./bundles/roster.js")} roster
 * @property {typeof import("./bundles/update.js")} update
 * @property {typeof import("./bundles/supervisor.js")} supervisor
 * @property {typeof import("./bundles/tables.js")} tables
 * @property {typeof import("./bundles/offer.js")} offer
 * @property {typeof import("./bundles/copy.js")} copy
 * @property {typeof import("./bundles/dialog.js")} dialog
 * @property {typeof import("./bundles/host.js")} host
 * @property {typeof import("./bundles/rescue.js")} rescue
 * @property {typeof import("./bundles/occasional.js")} occasional
 * @property {typeof import("./bundles/details.js")} details
 * @property {typeof import("./bundles/remarks.js")} remarks
 * @property {typeof import("./bundles/papers.js")} papers
 * @property {typeof import("./bundles/team.js")} team
 * @property {typeof import("./bundles/safeguard.js")} safeguard
 * @property {typeof import("./bundles/reading.js")} reading
 * @property {typeof import("./bundles/complete.js")} complete
 * @property {typeof import("./bundles/cases.js")} cases
 * @property {typeof import("./bundles/changes.js")} changes
 * @property {typeof import("./bundles/path.js")} path
 * @property {typeof import("../catalog.js")} catalog all of the course, written by the build
 * @property {typeof import("../libraries/lean-qr.js")} qr
 */
import { ADDRESSES, FIRST } from "./bundle-addresses.js";

/** @type {Map<keyof Bundles, Promise<any>>} */
const loading = new Map();
/** @type {Map<keyof Bundles, any>} */
const loaded = new Map();
/** How often each could not be loaded. @type {Map<keyof Bundles, number>} */
const failures = new Map();
/** What stands on pages of which the bundle holds all of known.js, too: such a page loads one script for both. @type {Record<string, keyof Bundles>} */
const HOLDERS = { "[data-quiz]": "quiz", "[data-my-record]": "record", "[data-progress]": "home" };

/**
 * Load a bundle once. Browsers remember that a module could not be fetched, by its address; so each new try has another one.
 *
 * @template {keyof Bundles} Name
 * @param {Name} name
 * @returns {Promise<Bundles[Name]>}
 */
export function load(name) {
  const place = placeOf(name);
  const known = loading.get(place) ?? fetched(place);
  loading.set(place, known);
  return known;
}

/** A bundle that is there, of which bundles that come after it take modules. @param {keyof Bundles} name */
export function loadedBundle(name) {
  return loaded.get(placeOf(name));
}

/** The bundle in which another is on this page. @param {keyof Bundles} name @returns {keyof Bundles} */
function placeOf(name) {
  const holder = Object.keys(HOLDERS).find((one) => document.querySelector(one));
  return name === "known" && holder ? HOLDERS[holder] : name;
}

/** @param {keyof Bundles} name */
async function fetched(name) {
  const failed = failures.get(name);
  try {
    const first = FIRST[name];
    if (first) await load(first);
    const bundle = await import(ADDRESSES[name] + (failed ? `?again=${failed}` : ""));
    loaded.set(name, bundle);
    return bundle;
  } catch (error) {
    failures.set(name, (failed ?? 0) + 1);
    loading.delete(name);
    throw error;
  }
}
