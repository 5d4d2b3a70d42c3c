// What the home page needs of whom something is kept, or who opens the link of an assignment.
export * from "./known.js";
export { default as assigned } from "../assignment/assigned.js";
export { default as changes } from "../home/changes.js";
export { default as home } from "../home/home.js";
export { default as path } from "../home/path.js";
