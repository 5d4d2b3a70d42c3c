// What a supervisor needs who makes an assignment.
export { follow, make } from "../assignment/form.js";
