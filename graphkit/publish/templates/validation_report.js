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
  const groups = Array.from(document.querySelectorAll("section.group"), (section) => ({
    section,
    severity: section.dataset.severity,
    head: Array.from(section.querySelectorAll("h3, p"), (part) => part.textContent).join(" ").toLowerCase(),
    rows: Array.from(section.querySelectorAll("tbody tr"), (row) => ({ row, text: row.textContent.toLowerCase() })),
    tables: section.querySelectorAll("table"),
    rest: section.querySelector("details"),
  }));
  const all = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const apply = () => {
    const severities = Array.from(form.querySelectorAll(":checked"), (box) => box.value);
    const sought = words.value.trim().toLowerCase();
    let shown = 0;
    for (const group of groups) {
      const wanted = severities.includes(group.severity);
      const whole = group.head.includes(sought);
      let kept = 0;
      for (const { row, text } of group.rows) {
        row.hidden = !(wanted && (whole || text.includes(sought)));
        kept += !row.hidden;
      }
      for (const table of group.tables) table.hidden = !table.querySelector("tbody tr:not([hidden])");
      group.section.hidden = !kept;
      if (group.rest) {
        group.rest.hidden = group.rest.querySelector("table").hidden;
        const picked = sought !== "" && !whole;
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
