"use strict";
// Filters the findings. Without it the page is whole, only not filtered.
(() => {
  const details = document.querySelectorAll("details");
  addEventListener("beforeprint", () => details.forEach((part) => { part.open = true; }));
  const form = document.querySelector("form.filter");
  if (!form) return;
  const number = new Intl.NumberFormat(document.documentElement.lang);
  const said = form.querySelector("output");
  const words = form.querySelector("input[type=search]");
  const groups = Array.from(document.querySelectorAll("section[data-severity]"), (section) => ({
    section,
    severity: section.dataset.severity,
    rule: section.dataset.rule,
    head: Array.from(section.querySelectorAll("h3, p"), (part) => part.textContent).join(" ").toLowerCase(),
    rows: Array.from(section.querySelectorAll("tbody tr:not(.cells tr)"), (row) => ({
      row,
      text: row.textContent.toLowerCase(),
      file: row.dataset.file,
    })),
    tables: section.querySelectorAll("table:not(.cells table)"),
    pieces: section.querySelectorAll(".cells"),
    rest: section.querySelector("details"),
  }));
  const all = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const apply = () => {
    const severities = Array.from(form.querySelectorAll("input:checked"), (box) => box.value);
    const rule = form.elements.rule?.value;
    const file = form.elements.file?.value;
    const sought = words.value.trim().toLowerCase();
    let shown = 0;
    for (const group of groups) {
      const wanted = severities.includes(group.severity) && (!rule || rule === group.rule);
      const whole = group.head.includes(sought);
      let kept = 0;
      for (const { row, text, file: its } of group.rows) {
        row.hidden = !(wanted && (!file || file === its) && (whole || text.includes(sought)));
        kept += !row.hidden;
      }
      for (const table of group.tables) table.hidden = !table.querySelector("tbody tr:not([hidden])");
      group.section.hidden = !kept;
      // A piece of a sheet belongs to a row: it goes as soon as single rows are picked.
      for (const piece of group.pieces) piece.hidden = (sought !== "" && !whole) || Boolean(file);
      if (group.rest) {
        group.rest.hidden = group.rest.querySelector("table").hidden;
        const picked = (sought !== "" && !whole) || Boolean(file);
        if (picked) group.rest.open = true;
        group.rest.querySelector("summary").hidden = picked;
      }
      shown += kept;
    }
    said.textContent = form.dataset.shown.replace("{shown}", number.format(shown)).replace("{all}", number.format(all));
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
})();
