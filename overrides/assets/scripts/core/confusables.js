/**
 * Names as they are compared.
 */

/** Letters of other scripts that look like Latin ones, in small letters. */
const LOOK_ALIKE = new Map(
  Object.entries({
    // Cyrillic
    а: "a", в: "b", е: "e", ѕ: "s", і: "i", ї: "i", ј: "j", к: "k", м: "m", н: "h", о: "o", р: "p", с: "c", т: "t", у: "y", х: "x", ԁ: "d", ԛ: "q", ԝ: "w", һ: "h", ґ: "r", г: "r", ӏ: "l", п: "n",
    // Greek
    α: "a", β: "b", γ: "y", ε: "e", η: "n", ι: "i", κ: "k", μ: "u", ν: "v", ο: "o", ρ: "p", σ: "o", ς: "c", τ: "t", υ: "u", χ: "x", ω: "w", ζ: "z",
    // Latin letters that no name of ours is written with
    ɩ: "i", ɑ: "a", ɡ: "g", ʋ: "u", ᴏ: "o", ꞷ: "w",
    // Armenian
    օ: "o", ո: "n", ս: "u", հ: "h", զ: "q", ց: "g",
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-",
  }),
);
/** Capitals that look like Latin ones, and whose small letters do not. */
const CAPITALS = new Map(Object.entries({ Β: "B", Η: "H", Μ: "M", Ν: "N", Υ: "Y", В: "B", Н: "H", Р: "P", С: "C", У: "Y", Х: "X", Ζ: "Z", Ι: "I", Γ: "r" }));
const HIDDEN = /[\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/gu;

/** A text as a search compares it: without accents, in small letters. @param {string} text */
export function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").replace(HIDDEN, "").toLowerCase();
}

/**
 * A name as the eye takes it: two that have one skeleton look much the same.
 *
 * @param {string} name
 */
export function skeleton(name) {
  const latin = Array.from(name.normalize("NFKD"), (letter) => CAPITALS.get(letter) ?? letter).join("");
  return Array.from(folded(latin), (letter) => LOOK_ALIKE.get(letter) ?? letter).join("").replace(/\s+/g, " ").trim();
}

/**
 * A name as it is written, without what people vary by habit: capitals, accents, spaces and the kind of an apostrophe. Where two
 * have one skeleton and other spellings, one is written with letters that only look the same, or that do not show.
 *
 * @param {string} name
 */
export function spelled(name) {
  return name.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[’‘ʼ`´]/g, "'").replace(/[‐‑–]/g, "-").replace(/\s+/g, " ").trim().toLowerCase();
}
