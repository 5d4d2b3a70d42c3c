// What the page on which an assignment is made needs at once.
export { default as assignmentForm } from "../assignment/start.js";
