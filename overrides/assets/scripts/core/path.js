/**
 * The learning path that a learner has chosen to follow. It is kept as what is let into the record is: a thing and a yes or no.
 *
 * @typedef {import("./learner.js").Learner} Learner
 */
const PREFIX = "path/";

/** @param {Learner} learner @returns {string} the path's id; "" for whoever follows none */
export function followedPath({ include }) {
  const chosen = Object.entries(include).filter(([what, { value }]) => value && what.startsWith(PREFIX));
  const [latest] = chosen.sort(([, one], [, other]) => (one.at < other.at ? 1 : -1));
  return latest ? latest[0].slice(PREFIX.length) : "";
}

/**
 * What following a path adds to the log.
 *
 * @param {Learner} learner
 * @param {string} id the path's; "" to follow none
 * @returns {import("./event.js").Draft[]}
 */
export function follow(learner, id) {
  const before = followedPath(learner);
  if (before === id) return [];
  return [...(before ? [shared(before, false)] : []), ...(id ? [shared(id, true)] : [])];
}

/** @param {string} id @param {boolean} value @returns {import("./event.js").Draft} */
function shared(id, value) {
  return { type: "shared", what: `${PREFIX}${id}`, value };
}
