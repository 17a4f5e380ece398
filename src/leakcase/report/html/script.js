"use strict";
// The page reads well without this: filters by choice are style rules. What follows adds search in
// the samples, a count of what is shown, sorting, and a mark on the section one reads.
(() => {
  const root = document.documentElement;
  root.classList.remove("no-js");

  const table = document.getElementById("samples-table");
  const text = document.getElementById("filter-text");
  const count = document.getElementById("shown-count");
  const choices = ["category", "tier", "seen"].map((name) => [name, document.getElementById("filter-" + name)]);

  const apply = () => {
    const rows = [...table.tBodies[0].rows];
    const wanted = text.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden = wanted !== "" && !row.textContent.toLowerCase().includes(wanted);
      const chosen = choices.every(([name, select]) => !select.value || row.dataset[name] === select.value);
      if (chosen && !row.hidden) shown += 1;
    }
    count.value = count.dataset.text.replace("{shown}", shown).replace("{all}", rows.length);
  };
  if (table) {
    text.addEventListener("input", apply);
    for (const [, select] of choices) select.addEventListener("change", apply);
    text.form.addEventListener("submit", (event) => event.preventDefault());
    apply();
  }

  const rank = { format: 1, checked: 2, confirmed: 3 };
  const keyOf = (row, column) => {
    const cell = row.cells[column];
    const value = cell.dataset.value;
    if (value === undefined) return cell.textContent.trim();
    return rank[value] ?? Number(value);
  };
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), root.lang));
  for (const sortable of document.querySelectorAll("table.sortable")) {
    const heads = [...sortable.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const falling = head.getAttribute("aria-sort") !== "descending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", falling ? "descending" : "ascending");
        const body = sortable.tBodies[0];
        const rows = [...body.rows].map((row) => [keyOf(row, column), row]);
        rows.sort((a, b) => (falling ? compare(b[0], a[0]) : compare(a[0], b[0])));
        body.append(...rows.map(([, row]) => row));
      });
    });
  }

  const links = new Map([...document.querySelectorAll(".toc a")].map((link) => [link.hash.slice(1), link]));
  const watch = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (!entry.isIntersecting) continue;
      for (const [id, link] of links) {
        if (id === entry.target.id) link.setAttribute("aria-current", "true");
        else link.removeAttribute("aria-current");
      }
    }
  }, { rootMargin: "-15% 0px -75% 0px" });
  for (const section of document.querySelectorAll("main section")) watch.observe(section);

  window.addEventListener("beforeprint", () => {
    for (const details of document.querySelectorAll("details")) details.open = true;
  });
})();
