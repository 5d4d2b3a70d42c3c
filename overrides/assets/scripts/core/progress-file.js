/**
 * Progress as a file: what a text turns out to be before anything is done with it.
 *
 * @typedef {import("./learner.js").Learner} Learner
 * @typedef {"empty" | "text" | "cut" | "record" | "other" | "newer" | "unsound"} Problem Why it can't be opened.
 * @typedef {{ name: string, begun: string, complete: number, of: number, quizzes: number, notes: number, tasks: number }} Summary
 */
import { asked } from "./asked.js";
import { kindOf } from "./format.js";
import { nameOf } from "./text.js";
import { quizStanding } from "./progress.js";
import { fold } from "./fold.js";
import { readOld } from "./legacy-document.js";
import { read } from "./read.js";

/** No progress file is as large, in bytes; what is larger is not even read. */
export const MAX_PROGRESS_SIZE = 6_000_000;

/**
 * @param {string} text
 * @returns {import("./read.js").Found & { learner: Learner } | { problem: Problem }}
 */
export function readProgress(text) {
  // Some editors of text begin a file with a mark that is no JSON.
  const plain = text.replace(/^\uFEFF/, "").trim();
  const found = read(plain, readOld);
  if ("events" in found) return { ...found, learner: fold(found.events) };
  return { problem: found.trouble === "newer" ? "newer" : problemOf(plain) };
}

/** @param {string} text @returns {Problem} */
function problemOf(text) {
  if (!text) return "empty";
  try {
    const format = JSON.parse(text)?.format;
    if (kindOf(format) === "completion-record") return "record";
    return kindOf(format) === "progress" ? "unsound" : "other";
  } catch {
    return text.startsWith("{") && text.includes("/progress\"") ? "cut" : "text";
  }
}

/**
 * @param {Learner} learner
 * @param {{ id: string }[]} modules of the course
 * @returns {Summary} what there is of a learner's progress, in few words
 */
export function summaryOf(learner, modules) {
  return {
    name: nameOf(learner),
    begun: learner.begun,
    complete: modules.filter(({ id }) => Object.hasOwn(learner.completions, id)).length,
    of: modules.length,
    quizzes: Object.keys(learner.quizzes).filter((slug) => quizStanding(learner, slug).passed).length,
    notes: Object.values(learner.notes).filter((note) => note.value).length,
    tasks: asked(learner).length,
  };
}
