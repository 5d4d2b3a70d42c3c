/**
 * A case of a return on the page: a question of a quiz, with how sure one is.
 *
 * @typedef {import("../quiz/question.js").Question} Question
 * @typedef {import("../core/learner.js").Recalled} Recalled
 * @typedef {import("../core/learner.js").Confidence} Confidence
 */
import { showOutcome } from "../quiz/feedback.js";
import { close } from "../quiz/question.js";
import { element } from "../ui/element.js";
import { part } from "../ui/part.js";

/** What is said to an answer that one was sure of, or guessed. @type {Record<Confidence, [right: string, wrong: string]>} */
const REMARKS = {
  sure: ["You were sure, and you were right.", "You were sure. What one is sure of and learns anew is what stays: take a moment for the reason."],
  fairly: ["You were fairly sure. Now you can be.", "You were fairly sure. The reason says where it turns."],
  guess: ["You guessed, and guessed well. The reason makes it yours.", "You guessed, and said so. The reason is what to take along."],
};

/** @param {Question} question @returns {Confidence | undefined} what was said of how sure one is */
export function confidenceOf({ root }) {
  const picked = /** @type {HTMLInputElement | null} */ (part(root, "confidence").querySelector("input:checked"));
  return /** @type {Confidence | undefined} */ (picked?.value);
}

/** Makes a case ready to be answered. @param {Question} question */
export function openConfidence({ root }) {
  const box = /** @type {HTMLFieldSetElement} */ (part(root, "confidence"));
  [box.hidden, box.disabled] = [false, false];
  for (const input of box.querySelectorAll("input")) input.checked = false;
}

/** @param {Question} question @param {Recalled} given @param {() => void} goOn */
export function showAnswer(question, given, goOn) {
  close(question, given);
  showOutcome(question, given, goOn);
  const box = /** @type {HTMLFieldSetElement} */ (part(question.root, "confidence"));
  [box.hidden, box.disabled] = [false, true];
  for (const input of box.querySelectorAll("input")) input.checked = input.value === given.confidence;
  part(question.root, "outcome-title").after(element("p", {}, REMARKS[given.confidence][given.right ? 0 : 1]));
}
