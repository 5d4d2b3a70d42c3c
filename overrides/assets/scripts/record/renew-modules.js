/** Keeps that all that has changed in a module was looked at. */
import { renew } from "../core/changes.js";
import { append, learner } from "../storage/store.js";

/** The modules that this page has renewed. @type {Set<string>} */
const done = new Set();

/** @param {import("../core/changes.js").Catalog} catalog */
export function renewModules(catalog) {
  const renewed = renew(learner(), catalog, done);
  if (!renewed.length) return;
  // What is added is shown at once.
  renewed.forEach(({ module }) => done.add(module));
  append(() => renewed);
}
