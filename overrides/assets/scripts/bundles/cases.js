// What runs the cases of a return that is open.
import "./known.js";
export { default as runCases } from "../complete/cases.js";
