// What pages need of whom something is kept: reading the document, showing progress, and keeping completions.
export { default as actions } from "../progress/actions.js";
export { default as completion } from "../module/completion.js";
export { default as menuProgress } from "../module/menu-progress.js";
export { default as owner, ownerText } from "../progress/owner.js";
export { adopt, afterKeeping, compact, fold, isAside, isMissing, isReadable, isReady, isToCompact, joinTab, prepare, takeIn } from "../storage/reader.js";
