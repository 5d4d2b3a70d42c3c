// What a supervisor needs who has records to read.
export { readAll } from "../roster/read-files.js";
export { startWorkspace } from "../roster/workspace.js";
