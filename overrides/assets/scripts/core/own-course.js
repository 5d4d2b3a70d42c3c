/**
 * The course as one learner takes it: which modules, what of them is left, and whether all of it is complete.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./progress.js").ModuleParts} ModuleParts
 * @typedef {{ modules: ModuleParts[], takes: string[], minutes?: number[], paths?: Record<string, number[]> }} Whole
 *   What a page knows of the course: its modules, what completing one takes, how long each is, and by learning path the places of its modules.
 */
import { asked } from "./asked.js";
import { partsOf, stateOf } from "./parts.js";
import { followedPath } from "./path.js";
import { moduleStanding } from "./progress.js";

/** @param {Learner} learner @param {Whole} whole @returns {ModuleParts[]} of the path that is followed or was assigned, or all */
export function ownModules(learner, { modules, paths = {} }) {
  const all = [followedPath(learner), ...asked(learner).map(({ path }) => path)];
  const path = all.find((id) => Object.hasOwn(paths, id));
  return path ? paths[path].map((at) => modules[at]) : modules;
}

/** How much of a module is done, from 0 to 1; what is begun counts for half. @param {Learner} learner @param {ModuleParts} module */
export function shareOf(learner, module) {
  const states = partsOf(module).map((part) => stateOf(learner, part));
  return states.reduce((sum, state) => sum + { done: 1, begun: 0.5, "": 0 }[state], 0) / states.length;
}

/** The modules of one's own that are not complete. @param {Learner} learner @param {Whole} whole */
export function openModules(learner, whole) {
  return ownModules(learner, whole).filter((module) => !moduleStanding(learner, module, whole.takes).complete);
}

/** When the last of one's own modules was complete; "" while one is open. @param {Learner} learner @param {Whole} whole */
export function completedAt(learner, whole) {
  const times = ownModules(learner, whole).map((module) => moduleStanding(learner, module, whole.takes).complete);
  return times.length && times.every(Boolean) ? times.reduce((latest, at) => (latest > at ? latest : at)) : "";
}

/** How long the open modules take, in words: "1 hour 20 minutes"; never more than all of one's own. @param {Learner} learner @param {Whole} whole @returns {string} "" where none is open, or nobody knows */
export function timeLeft(learner, whole) {
  const { modules, minutes = [] } = whole;
  const lasts = (/** @type {ModuleParts} */ module) => minutes[modules.indexOf(module)] ?? 0;
  const left = openModules(learner, whole).reduce((sum, module) => sum + lasts(module) * (1 - shareOf(learner, module)), 0);
  const total = ownModules(learner, whole).reduce((sum, module) => sum + lasts(module), 0);
  return left > 0 ? inWords(Math.min(Math.ceil(left / 5) * 5, total)) : "";
}

/** @param {number} minutes */
function inWords(minutes) {
  const pairs = /** @type {const} */ ([[Math.floor(minutes / 60), "hour"], [minutes % 60, "minute"]]);
  return pairs.flatMap(([count, word]) => (count ? [`${count} ${word}${count === 1 ? "" : "s"}`] : [])).join(" ");
}
