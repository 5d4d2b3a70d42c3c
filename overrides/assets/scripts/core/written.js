/**
 * What the learner does with a text that may have been written on two devices at once: writes on in the one that is in the box, or
 * picks among those beside it.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {import("./learner.js").Written} Written
 * @typedef {import("./event.js").Draft} Draft
 */

/** Between two texts of one note that the learner has kept both. */
const RULE = "— From another device";

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

/**
 * A text with another one below it.
 *
 * @param {string} text
 * @param {{ value: string, at: string }} other
 */
export function joined(text, { value, at }) {
  return [text.trimEnd(), `${RULE}, ${new Date(at).toLocaleDateString("en-US", { dateStyle: "medium" })}:\n${value.trim()}`].filter(Boolean).join("\n\n");
}

/** Every text of a note, one under the other, as it goes onto paper and into a record. @param {Written | undefined} written */
export function wholeText(written) {
  return (written?.others ?? []).reduce(joined, written?.value ?? "");
}
