// How a page is read: the size of its text, and aloud.
export { default as reading } from "../reading/reading.js";
