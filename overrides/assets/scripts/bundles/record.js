// What the page with the learner's record needs. It holds known.js too, so that the page loads one script for both.
export * from "./known.js";
export { default as recordExport } from "../record/export.js";
export { default as record } from "../record/record.js";
