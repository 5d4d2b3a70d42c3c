/**
 * Where a learner stands.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {{ attempts: number, first: number | null, best: number | null, passed: string, begun: boolean }} QuizStanding
 *   Scores in percent, null while no attempt has ended; `passed` is when the quiz was first passed, or "".
 * @typedef {{ begun: boolean, ended: string }} ScenarioStanding `ended` is when an ending was first reached, or "".
 * @typedef {{ id: string, scenarios: string[], quizzes: string[], caseFirst?: boolean }} ModuleParts A module's slug, and
 *   those of what is practiced in it; whether its cases come before the text.
 * @typedef {"read" | "scenario" | "quiz"} Part
 * @typedef {{ begun: boolean, read: string, scenario: string, quiz: string, complete: string }} ModuleStanding
 *   When each was done, or "".
 */

/**
 * @param {Learner} learner
 * @param {string} slug
 * @param {number} [least] a pass mark that counts where it is higher than the quiz's own
 * @returns {QuizStanding}
 */
export function quizStanding(learner, slug, least = 0) {
  const attempts = learner.quizzes[slug]?.attempts ?? [];
  // Attempts of two devices may have ended in another order than they began.
  const ended = attempts.filter((one) => one.ended && one.of > 0).sort((one, other) => Number(one.ended > other.ended) - Number(one.ended < other.ended));
  const scores = ended.map((one) => percent(one.right, one.of));
  return {
    attempts: ended.length,
    first: scores[0] ?? null,
    best: scores.length ? Math.max(...scores) : null,
    passed: passedAt(ended, least),
    begun: attempts.some((one) => Object.keys(one.answers).length > 0),
  };
}

/**
 * When a quiz was first passed by the mark that held then, and the least that is asked for was reached too.
 *
 * @param {import("./learner.js").Attempt[]} ended
 * @param {number} least
 */
function passedAt(ended, least) {
  const passed = ended.find((one) => percent(one.right, one.of) >= one.passMark);
  if (!passed || least <= passed.passMark) return passed?.ended ?? "";
  const reached = ended.find((one) => percent(one.right, one.of) >= least);
  return reached ? all([passed.ended, reached.ended]) : "";
}

/** @param {Learner} learner @param {string} slug @returns {ScenarioStanding} */
export function scenarioStanding(learner, slug) {
  const kept = learner.scenarios[slug];
  const ended = Object.values(kept?.endings ?? {}).map((seen) => seen.at);
  return { begun: Object.keys(kept?.choices ?? {}).length > 0, ended: first(ended) };
}

/**
 * @param {Learner} learner
 * @param {ModuleParts} module
 * @param {string[]} takes what completing a module takes
 * @param {number} [least] a pass mark that counts where it is higher than a quiz's own
 * @returns {ModuleStanding}
 */
export function moduleStanding(learner, module, takes, least = 0) {
  const quizzes = module.quizzes.map((slug) => quizStanding(learner, slug, least));
  const scenarios = module.scenarios.map((slug) => scenarioStanding(learner, slug));
  const kept = learner.modules[module.id];
  const done = {
    read: kept?.read ?? "",
    scenario: all(scenarios.map((one) => one.ended)),
    quiz: all(quizzes.map((one) => one.passed)),
  };
  // What was complete stays complete, though a case or a quiz be added; a higher mark than the quiz's own has still to be met.
  const whole = learner.completions[module.id]?.at ?? "";
  const times = {
    read: [done.read || whole],
    scenario: scenarios.map((one) => one.ended || whole),
    quiz: quizzes.map((one) => one.passed || (least ? "" : whole)),
  };
  const needed = /** @type {Part[]} */ (takes).flatMap((part) => times[part]);
  const begun = [...quizzes, ...scenarios].some((one) => one.begun) || Object.keys(kept?.sections ?? {}).length > 0;
  return { ...done, begun, complete: all(needed) || (least || needed.length ? "" : whole) };
}

/**
 * How far a module is, in a word.
 *
 * @param {Learner} learner
 * @param {ModuleParts} module
 * @param {string[]} takes what completing a module takes
 * @param {number} [least] a pass mark that counts where it is higher than a quiz's own
 * @returns {"done" | "begun" | ""}
 */
export function moduleState(learner, module, takes, least = 0) {
  const standing = moduleStanding(learner, module, takes, least);
  return standing.complete ? "done" : standing.begun ? "begun" : "";
}

/** @param {number} right @param {number} of */
export function percent(right, of) {
  return Math.floor((100 * right) / of);
}

/** The earliest of some times, or "". @param {string[]} times */
function first(times) {
  return times.reduce((earliest, at) => (earliest && earliest < at ? earliest : at), "");
}

/** The latest of some times; "" if one of them is. @param {string[]} times */
function all(times) {
  return times.every(Boolean) ? times.reduce((latest, at) => (latest > at ? latest : at), "") : "";
}
