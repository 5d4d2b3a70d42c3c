// What pages need only for learners who were asked to do something.
import "./known.js";
export { drawCards } from "../assignment/card-list.js";
export { cleaned } from "../core/assignment-text.js";
export { extentHere } from "../core/assignment-progress.js";
export { offerChoice } from "../record/choice-list.js";
export { assignedPassMark } from "../quiz/assigned-pass-mark.js";
