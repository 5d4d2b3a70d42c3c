// What the page with the learner's record needs.
import "./known.js";
export { default as assignmentChoice } from "../record/assignment-choice.js";
export { default as changes } from "../record/changes.js";
export { default as recordExport } from "../record/export.js";
export { default as record } from "../record/record.js";
