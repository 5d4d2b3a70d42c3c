/**
 * The parts of the course: what belongs to a module, and how far it is.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./progress.js").ModuleParts} ModuleParts
 * @typedef {{ kind: "module" | "scenario" | "quiz", slug: string }} Part
 */
import { quizStanding, scenarioStanding } from "./progress.js";

const FOLDERS = /** @type {const} */ ({ modules: "module", scenarios: "scenario", quizzes: "quiz" });

/**
 * @param {string} path of a page, from the site's root
 * @returns {Part | null} the part of the course that it shows
 */
export function partOf(path) {
  const found = /^(modules|scenarios|quizzes)\/([^/]+?)(?:\/(?:index\.html)?|\.html)?$/.exec(path);
  return found && { kind: FOLDERS[/** @type {keyof typeof FOLDERS} */ (found[1])], slug: found[2] };
}

/**
 * @param {Learner} learner
 * @param {Part} part
 * @param {number} [least] a pass mark that counts where it is higher than a quiz's own
 * @returns {"done" | "begun" | ""}
 */
export function stateOf(learner, { kind, slug }, least = 0) {
  if (kind === "quiz") {
    const quiz = quizStanding(learner, slug, least);
    return quiz.passed ? "done" : quiz.begun ? "begun" : "";
  }
  if (kind === "scenario") {
    const scenario = scenarioStanding(learner, slug);
    return scenario.ended ? "done" : scenario.begun ? "begun" : "";
  }
  const module = learner.modules[slug];
  return module?.read ? "done" : Object.keys(module?.sections ?? {}).length ? "begun" : "";
}

/** @param {ModuleParts} module @returns {Part[]} in the order in which they are taken */
export function partsOf(module) {
  /** @type {Part} */
  const text = { kind: "module", slug: module.id };
  const cases = module.scenarios.map((slug) => /** @type {Part} */ ({ kind: "scenario", slug }));
  const quizzes = module.quizzes.map((slug) => /** @type {Part} */ ({ kind: "quiz", slug }));
  return module.caseFirst ? [...cases, text, ...quizzes] : [text, ...cases, ...quizzes];
}

/** Whether a part belongs to a module. @param {ModuleParts} module @param {Part} part */
export function holds(module, part) {
  return partsOf(module).some(({ kind, slug }) => kind === part.kind && slug === part.slug);
}
