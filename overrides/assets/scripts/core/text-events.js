/**
 * What the learner does with a text that may have been written on two devices at once: writes on in the one that is in the box, or
 * picks among those beside it.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./learner.js").Written} Written
 * @typedef {import("./event.js").Draft} Draft
 */

/**
 * @param {Learner} learner
 * @param {string} id of the note
 * @param {string} text
 * @param {string[]} before those in whose place it stands, such as what was in the box before; what else stands, stays beside it
 * @returns {Draft[]}
 */
export function write(learner, id, text, before) {
  return [{ type: "wrote", note: id, ...over(learner.notes[id], learner.ids.notes[id], text, before) }];
}

/** @param {Learner} learner @param {string} text @param {string[]} before @returns {Draft[]} */
export function rename(learner, text, before) {
  return [{ type: "named", ...over(learner.name, learner.ids.name, text, before) }];
}

/** @param {Written | undefined} written @param {import("./event.js").Version | undefined} version @param {string} text @param {string[]} before */
function over(written, version, text, before) {
  const others = textsOf(written).filter(({ value }) => value && value !== text && !before.includes(value));
  return { text, over: version ?? {}, beside: others.map(({ value, at }) => ({ text: value, at })) };
}

/** All that stands, the text of the box first. @param {Written | undefined} written */
export function textsOf(written) {
  return written ? [{ value: written.value, at: written.at }, ...(written.others ?? [])] : [];
}
