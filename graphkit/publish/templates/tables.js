"use strict";
// Sorts a table by the column whose heading is pressed. Without it the tables are whole, in the order they came in.
(() => {
  const language = document.documentElement.lang;
  const collator = new Intl.Collator(language, { numeric: true });
  const point = new Intl.NumberFormat(language).formatToParts(0.5).find((part) => part.type === "decimal").value;
  const number = (text) => {
    const plain = text.replace("\u2212", "-").split("").filter((c) => c === point || /[\d-]/.test(c)).join("");
    return /\d/.test(plain) ? Number(plain.replace(point, ".")) : null;
  };
  const value = (row, column, numeric) => {
    const text = row.cells[column].textContent.trim();
    return numeric ? number(text) : text || null;
  };
  const sort = (table, column, down, numeric) => {
    const rows = Array.from(table.tBodies[0].rows, (row) => ({ row, key: value(row, column, numeric) }));
    rows.sort((a, b) => {
      // What is not there comes last, whichever way the others go.
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null);
      const order = numeric ? a.key - b.key : collator.compare(a.key, b.key);
      return down ? -order : order;
    });
    table.tBodies[0].append(...rows.map((one) => one.row));
  };
  for (const table of document.querySelectorAll("table.sortable")) {
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      const numeric = head.classList.contains("number");
      button.addEventListener("click", () => {
        const now = head.getAttribute("aria-sort");
        const down = now ? now === "ascending" : numeric;
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        sort(table, column, down, numeric);
      });
    });
  }
})();
