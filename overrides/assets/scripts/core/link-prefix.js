/** What stands before an assignment in a link. */
export const SIGN = "#assign=";
