/**
 * Takes a text apart into the JSON values in it: one, a list of them, or several with anything between, as a mail has them.
 * What is cut or damaged spoils nothing beside it.
 *
 * @typedef {{ value: unknown } | { isBroken: true }} Piece
 */
import { ID } from "./format.js";

/** Where a file of a course begins; inside of a text of it the quotes would be escaped. */
const START = new RegExp(`\\{\\s*"format"\\s*:\\s*"${ID}/`, "g");
const MOST = 20_000;

/** @param {string} text @returns {Piece[]} none where nothing looks like a file of the course */
export function pieces(text) {
  const plain = text.replace(/^\ufeff/, "").trim();
  const whole = parsed(plain);
  if ("value" in whole) return Array.isArray(whole.value) ? whole.value.slice(0, MOST).map((value) => ({ value })) : [whole];
  const starts = Array.from(plain.matchAll(START), (found) => found.index).slice(0, MOST);
  return starts.map((start, at) => parsed(toLastBrace(plain.slice(start, starts[at + 1]))));
}

/** Nothing of the course is nested more deeply; taking apart what is would keep the page from answering. */
const DEEPEST = 64;

/** @param {string} text @returns {Piece} */
function parsed(text) {
  if (isTooDeep(text)) return { isBroken: true };
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

/** Whether a text is nested too deeply to be of the course, if it is JSON. @param {string} text */
function isTooDeep(text) {
  let [depth, isQuoted] = [0, false];
  for (let at = 0; at < text.length && depth <= DEEPEST; at += 1) {
    const sign = text[at];
    if (isQuoted && sign === "\\") at += 1;
    else if (sign === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (sign === "[" || sign === "{")) depth += 1;
    else if (!isQuoted && (sign === "]" || sign === "}")) depth -= 1;
  }
  return depth > DEEPEST;
}
