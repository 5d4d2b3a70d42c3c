/** What stands before an assignment in a link. */
export const SIGN = "#assign=";
/** What stands before a copy of what a learner has completed; core/copy-link.js reads it. */
export const COPY_SIGN = "#copy=";
