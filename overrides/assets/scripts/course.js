// Starts each behaviour on the elements that ask for it. Every page works before this runs.
import { unfoldAnswers } from "./answers.js";
import { nameSearch } from "./search.js";
import { makeSortable } from "./sortable.js";

for (const table of document.querySelectorAll("table[data-sortable]")) makeSortable(table);
unfoldAnswers(document);
nameSearch(document);
