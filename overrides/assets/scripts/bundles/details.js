// What the record shows only of some learners: what was asked of them, and what they let into it.
import "./known.js";
export { extentHere } from "../core/assignment-progress.js";
export { senderOf } from "../core/assignment-text.js";
export { drawAttachments } from "../record/attachments.js";
