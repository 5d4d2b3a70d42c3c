/**
 * Notes as plain text, which any program opens.
 *
 * @typedef {{ heading: string, question: string, text: string }} Note
 */

/**
 * @param {string} title
 * @param {Date} day on which they are taken away
 * @param {Note[]} notes
 */
export function asText(title, day, notes) {
  const written = notes.map(({ heading, question, text }) => `## ${heading}\n\n${question}\n\n${text.trim() || "(nothing yet)"}\n`);
  return [`# ${title}\n\n${day.toLocaleDateString("en-US", { dateStyle: "long" })}\n`, ...written].join("\n");
}
