/**
 * What somebody typed, or a file brought, as one line of plain text: nothing that steers the direction of what follows,
 * breaks the line, hides, or piles up marks, and no more than a greatest length.
 *
 * @param {string} text
 * @param {number} most in characters
 */
export function line(text, most) {
  const plain = text
    .slice(0, 20 * most)
    .normalize("NFC")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    // Joiners stay: names in Persian and in scripts of India need them.
    .replace(/(?![\u200c\u200d])[\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu, "")
    .replace(/(\p{M}{3})\p{M}+/gu, "$1")
    .replace(/\s+/g, " ")
    .trim();
  return Array.from(plain).slice(0, most).join("").trim();
}

export const LONGEST_NAME = 120;

/** The learner's name as it may be shown. @param {import("./learner.js").Learner} learner */
export function nameOf(learner) {
  return line(learner.name.value, LONGEST_NAME);
}
