/**
 * A question on the page: what is picked, and how it looks before and after it is answered.
 *
 * @typedef {import("../core/learner.js").Answer} Answer
 *
 * @typedef {object} Question
 * @property {string} id
 * @property {string} mark
 * @property {HTMLElement} root
 * @property {HTMLInputElement[]} inputs its options, or the words to be filled in
 */
import { part } from "../ui/part.js";
import { isSameWord } from "../core/fill-in.js";

/** @param {HTMLElement} root @returns {Question} */
export function readQuestion(root) {
  const inputs = [...part(root, "fields").querySelectorAll("input")];
  return { id: root.dataset.question ?? "", mark: root.dataset.mark ?? "", root, inputs };
}

/** @param {Question} question the options' values, or the words; none where nothing is picked */
export function picked({ inputs }) {
  if (inputs.some(isBlank)) return inputs.every((input) => input.value.trim()) ? inputs.map((input) => input.value.trim()) : [];
  return inputs.filter((input) => input.checked).map((input) => input.value);
}

/** @param {Question} question @param {string[]} given */
export function isRight({ inputs }, given) {
  return inputs.every((input, at) =>
    isBlank(input) ? isSameWord(given[at] ?? "", wanted(input)) : given.includes(input.value) === isKey(input),
  );
}

/** @param {Question} question makes it ready to be answered */
export function open({ root, inputs }) {
  root.dataset.state = "open";
  for (const input of inputs) {
    input.disabled = false;
    input.checked = false;
    if (isBlank(input)) input.value = "";
    tell(input, "", "");
  }
  sending(root, true);
}

/** @param {Question} question shows what was answered, and what is right @param {Answer} answer */
export function close({ root, inputs }, answer) {
  root.dataset.state = answer.right ? "right" : "wrong";
  inputs.forEach((input, at) => {
    input.disabled = true;
    if (isBlank(input)) {
      input.value = answer.picked[at] ?? "";
      return;
    }
    input.checked = answer.picked.includes(input.value);
    if (!input.checked) tell(input, isKey(input) ? "key" : "", isKey(input) ? "Right answer" : "");
    else if (isKey(input)) tell(input, "right", "Your answer, and right");
    else tell(input, "wrong", "Your answer, not right");
  });
  sending(root, false);
}

/**
 * What is still to be done before a question can be sent: pick something, and as many as it asks for where it asks for several.
 *
 * @param {Question} question
 * @param {string[]} given
 * @returns {string} "" where nothing is
 */
export function lacking({ inputs }, given) {
  if (inputs.some(isBlank)) return given.length ? "" : inputs.length > 1 ? "Fill in the missing words first." : "Fill in the missing word first.";
  if (!given.length) return "Pick an answer first.";
  const several = inputs.some((input) => input.type === "checkbox") ? inputs.filter(isKey).length : given.length;
  if (given.length > several) return `Choose only ${several}.`;
  if (given.length === several) return "";
  return several - given.length === 1 ? "Choose one more." : `Choose ${several - given.length} more.`;
}

/** Say what is still to be done, also where it was said before; "" takes it away. @param {Question} question @param {string} words */
export function nudge({ root }, words) {
  const place = part(root, "nudge");
  place.textContent = "";
  // What says the same again is passed over by some screen readers, unless it was empty for a moment.
  if (words) setTimeout(() => (place.textContent = words), 50);
}

/** @param {HTMLInputElement} input */
export const isBlank = (input) => input.type === "text";

/** @param {HTMLInputElement} input */
export const isKey = (input) => input.dataset.correct !== undefined;

/** @param {HTMLInputElement} input the word that is to be filled in */
export const wanted = (input) => input.dataset.blank ?? "";

/** @param {HTMLElement} root @param {boolean} isOpen */
function sending(root, isOpen) {
  const send = part(root, "send");
  send.hidden = !isOpen;
  for (const button of send.querySelectorAll("button")) button.disabled = !isOpen;
  part(root, "nudge").textContent = "";
  part(root, "fields").toggleAttribute("disabled", false);
}

/** @param {HTMLInputElement} input @param {string} was @param {string} words */
function tell(input, was, words) {
  const option = input.closest("label");
  if (!option) return;
  option.dataset.was = was;
  const verdict = part(option, "turned");
  verdict.textContent = words;
  verdict.hidden = !words;
}
