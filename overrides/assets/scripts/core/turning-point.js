/**
 * Where an ending could have been turned to a better one.
 *
 * @typedef {import("./scenario.js").Graph} Graph
 * @typedef {Map<string, string>} Verdicts the kind of ending, such as "sound", by the scene that has one
 */

/** From the best on. */
const KINDS = ["sound", "risky", "harmful"];

/**
 * @param {string[]} path to an ending
 * @param {Graph} graph
 * @param {Verdicts} verdicts
 * @returns {string} the last scene on the path where another choice may still end better; where none does, the last with another
 *   choice; "" where there was nothing to decide
 */
export function turningPoint(path, graph, verdicts) {
  const reached = rank(verdicts.get(path[path.length - 1]));
  const turns = path.slice(0, -1).flatMap((scene, at) => {
    const others = (graph.get(scene) ?? []).filter((to) => to !== path[at + 1]);
    return others.length ? [{ scene, best: best(others, graph, verdicts) }] : [];
  });
  const better = turns.filter((turn) => turn.best < reached);
  return (better.pop() ?? turns.pop())?.scene ?? "";
}

/** @param {string[]} from @param {Graph} graph @param {Verdicts} verdicts how well it may end at best */
function best(from, graph, verdicts) {
  const seen = new Set(from);
  for (const scene of seen) for (const next of graph.get(scene) ?? []) seen.add(next);
  return Math.min(...[...seen].map((scene) => rank(verdicts.get(scene))));
}

/** @param {string | undefined} kind */
function rank(kind = "") {
  return KINDS.includes(kind) ? KINDS.indexOf(kind) : KINDS.length;
}
