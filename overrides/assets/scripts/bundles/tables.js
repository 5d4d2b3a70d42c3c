// What pages with tables need.
export { default as sortableTable } from "../ui/sortable-table.js";
