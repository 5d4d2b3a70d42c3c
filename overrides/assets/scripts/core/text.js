/** Whatever shows nothing, wherever it stands: signs that hide, fill or join, and the blank of braille. */
const INVISIBLE = /(?![\u200c\u200d])[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2800]/gu;
/** Joiners, with what stands around them. One before a letter is needed by names in Persian and in scripts of India. */
const JOINERS = /([\p{L}\p{M}]?)([\u200c\u200d]+)(?=(\p{L}?))/gu;
const STACKED_MARKS = /(\p{M}{3})\p{M}+/gu;

/**
 * What somebody typed, or a file brought, as one line of plain text: nothing that steers the direction of what follows,
 * breaks the line, hides, or piles up marks, and no more than a greatest length.
 *
 * @param {string} text
 * @param {number} most in characters
 */
export function line(text, most) {
  const plain = visible(text.slice(0, 20 * most).replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " "))
    .replace(/\s+/g, " ")
    .trim();
  return Array.from(plain).slice(0, most).join("").trim();
}

/** @param {string} text */
export function visible(text) {
  return text.replace(INVISIBLE, "").replace(JOINERS, (_, before, joiners, after) => (before && after ? before + joiners[0] : before)).normalize("NFC").replace(STACKED_MARKS, "$1");
}

export const LONGEST_NAME = 120;

/** The learner's name as it may be shown. @param {import("./learner.js").Learner} learner */
export function nameOf(learner) {
  return line(learner.name.value, LONGEST_NAME);
}
