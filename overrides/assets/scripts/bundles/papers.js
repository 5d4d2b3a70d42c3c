// What pages need that are to be printed: notes, and rules of which some are past their review date.
export { default as worksheet } from "../notes/worksheet.js";
export { default as reviewDates } from "../readiness/review-dates.js";
