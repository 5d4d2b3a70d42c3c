/**
 * Keep that a module was completed, and on what: the marks of all that it held then, so that what changes can be told.
 *
 * @typedef {import("../ui/page-data.js").Page} Page
 * @typedef {import("../core/learner.js").Learner} Learner
 */
import { marksOf } from "../core/content-hashes.js";
import { moduleStanding } from "../core/progress.js";
import { seenOf } from "../core/seen-content.js";
import { append } from "../storage/store.js";
import { loadCatalog } from "../ui/load-catalog.js";
import { waiting } from "./completion.js";
import { offerCopy } from "./offer-copy.js";

/** @param {Page} page */
export async function keepCompletions(page) {
  const catalog = await loadCatalog();
  // The course may have changed between this page and the catalog.
  const isThis = catalog.edition === page.edition;
  append((kept) => {
    const done = waiting(kept, page);
    if (done.some(({ id }) => id === page.module)) offerCopy(page);
    return done.length ? done.map((one) => completed(one, kept)) : null;
  });

  /** @param {Page["modules"][number]} done @param {Learner} kept @returns {import("../core/event.js").Draft} */
  function completed(done, kept) {
    const module = catalog.modules.find((one) => one.id === done.id);
    const at = moduleStanding(kept, done, page.takes).complete;
    const seen = !module ? {} : isThis ? marksOf(module) : seenOf(kept, module);
    return { type: "completed", module: done.id, edition: page.edition, date: page.date, seen, at };
  }
}
