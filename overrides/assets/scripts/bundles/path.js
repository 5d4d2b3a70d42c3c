// What home needs once somebody takes a learning path.
import "./known.js";
export { choose, showPath } from "../home/show-path.js";
