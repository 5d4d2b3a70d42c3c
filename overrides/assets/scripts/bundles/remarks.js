// What a quiz tells only some learners: what somebody asks of them beyond passing it, and why some answers stand already.
import "./known.js";
export { assignedPassMark } from "../quiz/assigned-pass-mark.js";
export { whyAsked } from "../quiz/why-asked.js";
