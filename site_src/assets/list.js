// The faceted list of entries. The page holds a plain table and stays as it is without this script; with it the rows
// come as columns, about a hundred are drawn, and the address says what is shown.

import { readAddress, writeAddress } from "./list/address.js";
import { Columns } from "./list/columns.js";
import { addSortButtons, Pager, showOrder, Tools } from "./list/controls.js";
import { makeGroups } from "./list/groups.js";
import { sortRows } from "./list/order.js";
import { drawRows } from "./list/rows.js";
import { fetchData } from "./load.js";
import { root } from "./root.js";
import counted from "../entries/list.json" with { type: "json" };

const ROWS = 100;
const listing = document.querySelector(".listing");

async function enhance(columns) {
  const table = listing.querySelector("table");
  const headings = [...table.tHead.rows[0].cells];
  const facets = columns.choices;
  let state = readAddress(facets);
  let wroteWords = false; // whether the newest entry of the browser's history came from typing

  const change = ({ isTyping = false, part = 1 } = {}) => {
    state.part = part;
    // A word is one step back, however many letters it has.
    writeAddress(state, facets, isTyping && wroteWords);
    wroteWords = isTyping;
    return showSoon();
  };
  const toggle = (facet, value) => {
    const values = state.chosen.get(facet.name) ?? new Set();
    if (!values.delete(value)) values.add(value);
    if (values.size) state.chosen.set(facet.name, values);
    else state.chosen.delete(facet.name);
    change();
  };
  const clear = () => {
    state.chosen.clear();
    state.words = tools.box.value = "";
    change();
  };
  const sort = (order) => {
    state.order = state.order === order ? `-${order}` : order;
    change();
  };

  const tools = new Tools(() => {
    state.words = tools.box.value;
    change({ isTyping: true });
  });
  const pager = new Pager(async (part) => {
    await change({ part });
    table.scrollIntoView({ block: "start" });
  });
  const refresh = (group) => group.showBoxes(columns, state.chosen, columns.failures(state));
  const { groups, form } = makeGroups(facets, { chosen: state.chosen, toggle, refresh });

  let rows; // promised, when they are asked for
  const loadRows = () =>
    (rows ??= fetchData(new URL("entries/list-rows.json", root)).then((loaded) => {
      columns.add(loaded);
      listing.classList.add("has-rows");
    }));
  let newest = 0;
  const showSoon = async () => {
    const turn = ++newest;
    try {
      await loadRows();
      if (turn === newest) show();
    } catch (error) {
      rows = undefined;
      tools.say(`The rows cannot be had now: ${error.message}.`);
    }
  };

  // The page came with the first rows of the whole list: they stay until something else is asked for.
  const show = ({ drawsRows = true } = {}) => {
    const failed = columns.failures(state);
    const matching = failed ? columns.rows.filter((row) => !failed[row]) : columns.rows.slice();
    const [total, all] = [matching.length, columns.rows.length];
    const last = Math.max(1, Math.ceil(total / ROWS));
    state.part = Math.min(state.part, last);
    const from = (state.part - 1) * ROWS;
    if (drawsRows) drawRows(table.tBodies[0], sortRows(matching, state.order, columns).slice(from, from + ROWS), columns);
    table.hidden = total === 0;
    const shown = total > ROWS ? `, ${from + 1} to ${Math.min(total, from + ROWS)} shown` : "";
    tools.show((total === all ? `${total} entries` : `${total} of ${all} entries`) + shown, facets, state, { toggle, clear });
    for (const group of groups) {
      group.showBadge(state.chosen);
      if (group.isOpen) group.showBoxes(columns, state.chosen, failed);
    }
    pager.show(state.part, last);
    showOrder(headings, state.order);
  };

  tools.box.value = state.words;
  const asksNothing = !state.chosen.size && !state.words && !state.order && state.part === 1;
  if (asksNothing) show({ drawsRows: false });
  else await showSoon();
  addSortButtons(headings, sort);
  const place = listing.querySelector(".listing-rows");
  listing.querySelector(".listing-facets")?.remove();
  place.querySelector(":scope > .pager")?.remove();
  listing.prepend(form);
  place.prepend(tools.element);
  place.append(pager.element);
  listing.classList.add("is-ready");
  performance.mark("list-ready");
  addEventListener("popstate", () => {
    wroteWords = false;
    state = readAddress(facets);
    tools.box.value = state.words;
    showSoon();
  });
  // Nobody who chooses or types first shall wait for the rows, nor for the texts that words are looked for in.
  setTimeout(() => loadRows().then(() => setTimeout(() => columns.prepare(), 500), () => (rows = undefined)));
}

listing.classList.add("has-script");
try {
  const fixed = [...new URLSearchParams(listing.dataset.fixed)];
  await enhance(new Columns(counted, fixed));
} catch (error) {
  // The plain table is complete without us; say why it stays plain.
  listing.classList.add("is-plain");
  console.warn(`The list stays plain: ${error.message}`);
}
