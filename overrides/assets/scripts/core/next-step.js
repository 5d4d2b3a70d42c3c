/**
 * Where to go on.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./progress.js").ModuleParts} ModuleParts
 */
import { holds, partOf, partsOf, stateOf } from "./parts.js";
import { moduleStanding } from "./progress.js";

/**
 * @param {Learner} learner
 * @param {ModuleParts[]} modules in order
 * @param {string[]} takes what completing a module takes
 * @param {number} [least] a pass mark that counts where it is higher than a quiz's own
 * @returns {{ place: import("./learner.js").Place } | { part: import("./parts.js").Part } | null} the place that was left, or the part that
 *   comes next where what was left is done; null if there is nothing left to do
 */
export function next(learner, modules, takes, least = 0) {
  const place = learner.place.value;
  const left = place && partOf(place.page);
  if (place && left && stateOf(learner, left, least) !== "done") return { place };
  const open = modules.filter((module) => !moduleStanding(learner, module, takes, least).complete);
  const here = open.find((module) => left && holds(module, left));
  for (const module of here ? [here, ...open] : open) {
    const part = partsOf(module).find((one) => stateOf(learner, one, least) !== "done");
    if (part) return { part };
  }
  return null;
}
