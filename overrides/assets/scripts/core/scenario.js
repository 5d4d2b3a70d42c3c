/**
 * The way a learner has taken through a story.
 *
 * @typedef {Map<string, string[]>} Graph every scene with those that its choices lead to; the first is the start
 */
import { NEVER } from "./learner.js";

/** The longest way that is kept; whoever goes in circles for longer loses its beginning. */
const LONGEST = 150;

/**
 * Walks on, or back.
 *
 * @param {string[]} path the scenes so far, the present one last
 * @param {string} scene the one that is entered
 * @param {Graph} graph
 * @param {boolean} chosen whether by a choice of the present scene; only then a scene seen before comes once more
 * @returns {string[]} the path from here: longer by a choice, cut where it goes back, new where no way leads from it
 */
export function walk(path, scene, graph, chosen = false) {
  const before = path.lastIndexOf(scene);
  const isWay = path.length > 0 && leads(graph, path[path.length - 1], scene);
  if (before >= 0 && !(chosen && isWay)) return path.slice(0, before + 1);
  return isWay ? [...path, scene].slice(-LONGEST) : [scene];
}

/**
 * A path as it was kept, as far as the story still has it: stories are edited, and what is kept may be anybody's file.
 *
 * @param {string[]} path
 * @param {Graph} graph
 * @returns {string[]}
 */
export function sound(path, graph) {
  const end = path.findIndex((scene, at) => (at ? !leads(graph, path[at - 1], scene) : !graph.has(scene)));
  return end < 0 ? path : path.slice(0, end);
}

/**
 * What a path adds to the log, and what it has shown.
 *
 * @param {import("./learner.js").Learner} learner
 * @param {string} slug the scenario's
 * @param {string[]} path
 * @param {string} mark of the ending on which it stands; "" anywhere else
 * @returns {import("./event.js").Draft[]}
 */
export function keep(learner, slug, path, mark) {
  const kept = learner.scenarios[slug] ?? { path: { value: [], at: NEVER }, scenes: {}, choices: {}, endings: {} };
  const scene = path[path.length - 1];
  // Whoever comes by a link, without a choice, has not reached the ending but only seen it; or sees again what it says now.
  const isReached = mark !== "" && (path.length > 1 || Object.hasOwn(kept.endings, scene)) && kept.endings[scene]?.mark !== mark;
  return [
    { type: "walked", scenario: slug, path },
    ...path.flatMap((to, at) => {
      const from = at ? path[at - 1] : "";
      const isNew = !Object.hasOwn(kept.scenes, to) || (at > 0 && !Object.hasOwn(kept.choices, `${from}>${to}`));
      return isNew ? [{ type: /** @type {const} */ ("chose"), scenario: slug, from, to }] : [];
    }),
    ...(isReached ? [{ type: /** @type {const} */ ("reached"), scenario: slug, ending: scene, mark }] : []),
  ];
}

/** @param {Graph} graph @param {string} from @param {string} to */
function leads(graph, from, to) {
  return graph.get(from)?.includes(to) ?? false;
}
