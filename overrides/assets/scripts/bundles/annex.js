// What the record needs only at times: a file of it, sheets of what the learner lets into it, and the list of what has changed.
import "./known.js";
export { drawAttachments } from "../record/attachments.js";
export { listChanges } from "../record/change-list.js";
export { saveRecord } from "../record/save-record.js";
