// What keeps that a module was completed.
import "./known.js";
export { keepCompletions } from "../module/keep-completions.js";
