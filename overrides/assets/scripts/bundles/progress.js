// What somebody needs who saves, opens or clears progress, is a guest, or has trouble with the browser's storage.
import "./known.js";
export { ACTS } from "../progress/acts.js";
export { unlock } from "../progress/lock.js";
export { openFile } from "../progress/import.js";
export { problemBar } from "../progress/storage-problem-bar.js";
export { default as storageProblem } from "../progress/storage-problem.js";
export { arrive } from "../storage/guest-link.js";
