// What asks somebody in a dialog.
export { ask, tell } from "../ui/dialog.js";
