// What the record shows only of some learners: what was asked of them, what they let into it, and what is new to them.
import "./known.js";
export { extentHere } from "../core/assignment-progress.js";
export { senderOf } from "../core/assignment-text.js";
export { drawAttachments } from "../record/attachments.js";
export { drawChanges } from "../record/changed-list.js";
