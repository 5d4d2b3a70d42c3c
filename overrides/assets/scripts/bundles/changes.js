// What tells at home what is new to somebody who completed modules of another edition.
import "./known.js";
export { showChanges } from "../home/show-changes.js";
