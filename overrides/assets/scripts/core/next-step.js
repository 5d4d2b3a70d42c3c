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
 * @returns {{ place: import("./learner.js").Place } | { part: import("./parts.js").Part } | null} the place that was left, or where that
 *   is done or in no module of these, the first open part of the first open module; null if there is nothing left to do
 */
export function next(learner, modules, takes, least = 0) {
  const place = learner.place.value;
  const left = place && partOf(place.page);
  if (place && left && modules.some((module) => holds(module, left)) && stateOf(learner, left, least) !== "done") return { place };
  for (const module of modules) {
    const part = !moduleStanding(learner, module, takes, least).complete && partsOf(module).find((one) => stateOf(learner, one, least) !== "done");
    if (part) return { part };
  }
  return null;
}
