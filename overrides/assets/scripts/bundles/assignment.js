// What a supervisor needs who makes an assignment.
export { followForm, makeLink } from "../assignment/form.js";
