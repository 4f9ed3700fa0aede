// Sorts the tables of a page by the buttons in their headings, and filters the long ones by words.
// A page that wants it names this script; without it the tables are the same, in their first order.

import { make } from "./make.js";

const LONG = 10;
const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

const addSorting = (table) => {
  const body = table.tBodies[0];
  table.dataset.sortable = "";
  const cells = [...table.tHead.rows[0].cells];
  const sort = (column) => {
    const isDown = cells[column].getAttribute("aria-sort") === "ascending";
    cells.forEach((cell) => cell.removeAttribute("aria-sort"));
    cells[column].setAttribute("aria-sort", isDown ? "descending" : "ascending");
    const rows = [...body.rows].map((row) => [row.cells[column]?.textContent.trim() ?? "", row]);
    // What says nothing comes last in both orders.
    rows.sort(([a], [b]) => (!a - !b) || (isDown ? collator.compare(b, a) : collator.compare(a, b)));
    body.append(...rows.map(([, row]) => row));
  };
  cells.forEach((cell, column) => {
    if (!cell.textContent.trim()) return;
    const words = [...cell.childNodes];
    cell.replaceChildren(make("button", { type: "button", onclick: () => sort(column) }, ...words));
  });
};

const addFilter = (table, number) => {
  const rows = [...table.tBodies[0].rows];
  let texts; // made when somebody types first
  const box = make("input", { type: "search", id: `table-words-${number}`, autocomplete: "off", spellcheck: false });
  const count = make("p", { className: "listing-count", textContent: `${rows.length} rows` });
  count.setAttribute("role", "status");
  box.addEventListener("input", () => {
    const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
    texts ??= rows.map((row) => row.textContent.toLowerCase());
    rows.forEach((row, at) => (row.hidden = !words.every((word) => texts[at].includes(word))));
    const shown = rows.filter((row) => !row.hidden).length;
    count.textContent = words.length ? `${shown} of ${rows.length} rows` : `${rows.length} rows`;
  });
  const tools = make("div", { className: "listing-tools" });
  tools.append(make("label", { htmlFor: box.id, textContent: "Filter the table" }), box, count);
  table.before(tools);
};

[...document.querySelectorAll("article table")].forEach((table, number) => {
  // The numbers below a picture keep the order of the picture.
  if (!table.tHead || table.tBodies[0]?.rows.length < 2 || table.closest("details")) return;
  // One after the other, so that a page with several tables answers in between.
  setTimeout(() => {
    addSorting(table);
    if (table.tBodies[0].rows.length >= LONG) addFilter(table, number);
  });
});
