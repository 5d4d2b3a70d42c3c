/**
 * The texts of a note that was written on two devices at once, one under the other.
 *
 * @typedef {import("./learner.js").Written} Written
 */

/** Between two texts of one note that the learner has kept both. */
const RULE = "— From another device";

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
