// What pages with tables need: sorting, and which rules are past their review date.
export { default as reviewDates } from "../readiness/review-dates.js";
export { default as sortableTable } from "../ui/sortable-table.js";
