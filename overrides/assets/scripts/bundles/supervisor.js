// What pages for supervisors need at once: the form of an assignment, and the roster.
export { default as assignmentForm } from "../assignment/start.js";
export { default as roster } from "../roster/start.js";
