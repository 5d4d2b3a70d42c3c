// What the page with the roster needs at once.
export { default as roster } from "../roster/start.js";
