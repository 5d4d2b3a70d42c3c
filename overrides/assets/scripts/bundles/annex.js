// What pages need only at times of whom something is kept: what keeps that a module was completed, what shows a text that was
// written on another device at the same time, and of the record a file, sheets of what the learner lets into it, what has changed
// since, and the times where clocks differ.
import "./known.js";
export { foldSettled } from "../core/completion-times.js";
export { keepCompletions } from "../module/keep-completions.js";
export { drawAttachments } from "../record/attachments.js";
export { showChanges } from "../record/change-list.js";
export { saveRecord } from "../record/save-record.js";
export { others } from "../ui/other-texts.js";
