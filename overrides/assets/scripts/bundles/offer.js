// What reads the link of an assignment, and offers to keep it.
import "./known.js";
export { showLink } from "../assignment/show-link.js";
