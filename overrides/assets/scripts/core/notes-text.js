/**
 * Notes as plain text, which any program opens.
 *
 * @typedef {{ heading: string, question: string, text: string }} Note
 */

/**
 * @param {string} title
 * @param {string} date on which they are taken away, as people read it
 * @param {Note[]} notes
 */
export function asText(title, date, notes) {
  const written = notes.map(({ heading, question, text }) => `## ${heading}\n\n${question}\n\n${text.trim() || "(nothing yet)"}\n`);
  return [`# ${title}\n\n${date}\n`, ...written].join("\n");
}
