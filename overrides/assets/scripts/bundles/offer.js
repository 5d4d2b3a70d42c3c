// What reads the link of an assignment, and offers to keep it.
import "./known.js";
export { offer } from "../assignment/offer.js";
export { open } from "../assignment/open-link.js";
