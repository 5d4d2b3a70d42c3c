// What reads what was kept before there was a log, and takes it over.
import "./known.js";
export { readOld } from "../core/legacy-document.js";
export { adopt, settle } from "../storage/adoption.js";
