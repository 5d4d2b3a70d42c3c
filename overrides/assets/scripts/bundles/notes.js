// What pages with notes need, once one is near.
export { default as note } from "../notes/note.js";
