// What pages for supervisors need at once: the form of an assignment, the roster, and which rules are past their review date.
export { default as assignmentForm } from "../assignment/start.js";
export { default as reviewDates } from "../readiness/review-dates.js";
export { default as roster } from "../roster/start.js";
