// What the end of the course needs, and who comes back after it.
import "./known.js";
export { default as complete } from "../complete/complete.js";
export { leadToEnd } from "../complete/home.js";
