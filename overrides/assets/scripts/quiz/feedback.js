/**
 * What a question says once it is answered: whether it was right, what speaks against one's own answer, the reason, and
 * the passage that settles it.
 *
 * @typedef {import("./question.js").Question} Question
 * @typedef {import("../core/learner.js").Answer} Answer
 */
import { element } from "../ui/element.js";
import { part } from "../ui/part.js";
import { isBlank, isKey, wanted } from "./question.js";

/** @param {Question} question @param {Answer} answer @param {() => void} goOn */
export function showOutcome(question, answer, goOn) {
  const outcome = part(question.root, "outcome");
  const title = element("h3", { class: "outcome-title", tabindex: "-1", "data-outcome-title": true }, answer.right ? "That’s right" : "Not quite");
  const said = answer.right ? [] : [...mine(question, answer), ...keys(question, answer)];
  // The reason itself moves, so that it stands on the page once.
  const reason = part(question.root, "reason");
  const button = element("button", { class: "button", type: "button", "data-next": true });
  button.addEventListener("click", goOn);
  outcome.replaceChildren(title, ...said, reason, element("p", { class: "outcome-ways" }, button));
  outcome.hidden = false;
}

/** @param {Question} question @param {string} text what the way on from it is called */
export function labelNext({ root }, text) {
  part(root, "next").textContent = text;
}

/** @param {Question} question */
export function hideOutcome({ root }) {
  const outcome = part(root, "outcome");
  if (outcome.hidden) return;
  part(root, "why").append(part(root, "reason"));
  outcome.replaceChildren();
  outcome.hidden = true;
}

/**
 * What was picked and is wrong, with what is said to that. The options may have left the screen, so they are named again.
 *
 * @param {Question} question
 * @param {Answer} answer
 */
function mine({ root, inputs }, answer) {
  if (inputs.some(isBlank)) return [told("wrong", "You wrote", [answer.picked.join(", ")])];
  const wrong = inputs.filter((input) => answer.picked.includes(input.value) && !isKey(input));
  return wrong.map((input) => told("wrong", "Your answer", textOf(input), saidTo(root, input)));
}

/** What is right and was not picked. @param {Question} question @param {Answer} answer */
function keys({ inputs }, answer) {
  if (inputs.some(isBlank)) return [told("right", "What is missing", [inputs.map(wanted).join(", ")])];
  const left = inputs.filter((input) => isKey(input) && !answer.picked.includes(input.value));
  const label = inputs.some((input) => isKey(input) && input.checked) ? "Right as well" : "Right answer";
  return left.length ? [told("right", label, ...left.map(textOf))] : [];
}

/** @param {"right" | "wrong"} was @param {string} label @param {...(Node | string)[]} texts */
function told(was, label, ...texts) {
  const lines = texts.filter((text) => text.length).map((text) => element("span", { class: "outcome-text" }, ...text));
  return element("p", { class: "outcome-part", "data-was": was }, element("strong", { class: "outcome-label" }, `${label}: `), ...lines);
}

/** @param {HTMLInputElement} input */
function textOf(input) {
  return copies(part(/** @type {HTMLElement} */ (input.closest("label")), "text"));
}

/** @param {HTMLElement} root @param {HTMLInputElement} input */
function saidTo(root, input) {
  const said = root.querySelector(`[data-said-of="${CSS.escape(input.value)}"] [data-said]`);
  return said ? copies(said) : [];
}

/** @param {Element} from */
function copies(from) {
  return [...from.childNodes].map((node) => node.cloneNode(true));
}
