// What sees to what is not one log as it should be: kept before there was a log, in the tab alone, or impossible to read.
import "./known.js";
export { readOld } from "../core/legacy-document.js";
export { adopt, settle } from "../storage/adoption.js";
export { dropOld, setAside } from "../storage/removal.js";
export { joinTab } from "../storage/tab-log.js";
