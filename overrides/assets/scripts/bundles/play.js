// What the page of a scenario needs at once.
export { default as play } from "../scenario/start.js";
