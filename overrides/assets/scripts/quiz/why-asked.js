/** @typedef {import("../core/quiz.js").Standing} Standing */
import { longDate } from "../ui/dates.js";

/** Why some questions stand answered already, or are asked again, in a line. @param {Standing} standing */
export function whyAsked({ state, asked, carried, changed, last }) {
  if (state === "ended" && asked.length) {
    const what = count(asked, "question is new or has changed", "questions are new or have changed");
    const since = last ? ` since you took this quiz on ${longDate(last.ended)}` : "";
    return `${what}${since}. Only ${asked.length === 1 ? "it is" : "they are"} asked; your other answers stand.`;
  }
  if (changed.length) {
    return changed.length === 1
      ? "1 question has changed since you answered it, so it is asked again."
      : `${changed.length} questions have changed since you answered them, so they are asked again.`;
  }
  if (state === "open" && carried.length) {
    return `You answered ${count(carried, "question", "questions")} before. You go on with the rest.`;
  }
  return "";
}

/** @param {string[]} things @param {string} one @param {string} several */
function count({ length }, one, several) {
  return length === 1 ? `1 ${one}` : `${length} ${several}`;
}
