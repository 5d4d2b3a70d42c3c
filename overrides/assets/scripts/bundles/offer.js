// What reads the link of an assignment, and offers to keep it.
import "./known.js";
export { offerCard } from "../assignment/offer.js";
export { openLink } from "../assignment/open-link.js";
