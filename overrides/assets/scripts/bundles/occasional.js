// What pages need only at times of whom something is kept: what keeps that a module was completed, what shows a text that was
// written on another device at the same time, the record as a file, that what changed was looked at, and the times of completions
// where clocks differ.
import "./known.js";
export { foldSettled } from "../core/completion-times.js";
export { keepCompletions } from "../module/keep-completions.js";
export { renewModules } from "../record/renew-modules.js";
export { saveRecord } from "../record/save-record.js";
export { others } from "../ui/other-texts.js";
