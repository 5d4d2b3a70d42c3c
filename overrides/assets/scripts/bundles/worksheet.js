// What prints a page of notes, or makes a file of them.
export { default as worksheet } from "../notes/worksheet.js";
