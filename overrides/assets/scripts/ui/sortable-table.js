/**
 * Let a table be sorted by any column: its headers become buttons, and aria-sort says which way.
 *
 * @param {HTMLElement} root the table
 */
export default function start(root) {
  const table = /** @type {HTMLTableElement} */ (root);
  const headers = [...(table.tHead?.rows[0].cells ?? [])];
  headers.forEach((header, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...header.childNodes);
    header.append(button);
    button.addEventListener("click", () => {
      const direction = header.getAttribute("aria-sort") === "descending" ? "ascending" : "descending";
      for (const other of headers) other.setAttribute("aria-sort", other === header ? direction : "none");
      sort(table.tBodies[0], column, direction === "ascending" ? 1 : -1);
    });
  });
}

/**
 * @param {HTMLTableSectionElement} body
 * @param {number} column
 * @param {1 | -1} sign
 */
function sort(body, column, sign) {
  const rows = [...body.rows];
  rows.sort((a, b) => sign * compare(value(a.cells[column]), value(b.cells[column])));
  body.append(...rows);
}

/**
 * A cell's number where it has one, else its text.
 *
 * @param {HTMLTableCellElement} cell
 * @returns {number | string}
 */
function value(cell) {
  return cell.dataset.value === undefined ? (cell.textContent ?? "").trim() : Number(cell.dataset.value);
}

/**
 * @param {number | string} a
 * @param {number | string} b
 */
function compare(a, b) {
  return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
}
