// What shows a text that was written on another device at the same time.
import "./known.js";
export { others } from "../ui/other-texts.js";
