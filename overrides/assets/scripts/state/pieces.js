/**
 * Takes a text apart into the JSON values in it: one, a list of them, or several with anything between, as a mail has them.
 * What is cut or damaged spoils nothing beside it.
 *
 * @typedef {{ value: unknown } | { isBroken: true }} Piece
 */

/** A file of the course begins so; inside of a text of it the quotes would be escaped. */
const START = /\{\s*"format"\s*:\s*"before-you-post\//g;
const MOST = 20_000;

/** @param {string} text @returns {Piece[]} none where nothing looks like a file of the course */
export function pieces(text) {
  const plain = text.replace(/^\ufeff/, "").trim();
  const whole = parsed(plain);
  if ("value" in whole) return Array.isArray(whole.value) ? whole.value.slice(0, MOST).map((value) => ({ value })) : [whole];
  const starts = Array.from(plain.matchAll(START), (found) => found.index).slice(0, MOST);
  return starts.map((start, at) => parsed(toLastBrace(plain.slice(start, starts[at + 1]))));
}

/** @param {string} text @returns {Piece} */
function parsed(text) {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { isBroken: true };
  }
}

/** @param {string} text */
function toLastBrace(text) {
  return text.slice(0, text.lastIndexOf("}") + 1);
}
