// What makes a copy of what was completed as a link, and what opens one.
import "./known.js";
export { keepLink } from "../progress/export-link.js";
export { askForLink, openLink } from "../progress/import-link.js";
