// The faceted list of entries. The page holds a plain table and stays as it is without this script; with it the rows
// come as columns from entries/list.json, about a hundred are drawn, and the address says what is shown.
(() => {
  "use strict";
  const ROWS = 100;
  const ROWS_AT_ONCE = 30; // more than a screen shows; the rest follows when these are painted
  const OPEN_AT_FIRST = new Set(["kind", "live", "status", "official"]);
  const root = new URL("..", document.currentScript.src);
  const listing = document.querySelector(".listing");
  if (!listing) return;
  const table = listing.querySelector("table");
  const body = table.tBodies[0];
  const fixed = new URLSearchParams(listing.dataset.fixed);

  let columns; // what list.json holds; row r has the values flat[start[r]] to flat[start[r + 1] - 1] of a facet
  let facets; // the facets that this list does not fix
  let kept; // numbers of the rows that this list has at all
  let groups; // what the page shows of each facet
  let state; // what the address says: chosen values by facet, words, order, part
  let wroteWords = false; // whether the newest entry of the browser's history came from typing

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  // ---- Columns

  const index = (facet) => {
    facet.start = new Uint32Array(facet.counts.length + 1);
    facet.counts.forEach((count, row) => (facet.start[row + 1] = facet.start[row] + count));
    facet.flat = Uint16Array.from(facet.positions);
    facet.position = new Map(facet.values.map(([id], number) => [id, number]));
  };

  const has = (facet, row, chosen) => {
    for (let at = facet.start[row]; at < facet.start[row + 1]; at++) if (chosen.has(facet.flat[at])) return true;
    return false;
  };

  const valuesOf = (name, row) => {
    const facet = columns.facet[name];
    return [...facet.flat.subarray(facet.start[row], facet.start[row + 1])].map((value) => facet.values[value]);
  };

  const label = (id) => id.replace(/^eid/, "EID ");

  // What the words are looked for in: number, title, RFCs, protocols and topics.
  const prepareText = () => {
    columns.lowTitles = columns.titles.map((title) => title.toLowerCase());
    columns.text = columns.ids.map((id, row) => {
      const rfcs = valuesOf("rfc", row).map(([number]) => `rfc${number} rfc ${number}`);
      const labels = [...valuesOf("protocol", row), ...valuesOf("topic", row)].map(([, words]) => words);
      return [id, label(id), columns.titles[row], ...rfcs, ...labels].join(" ").toLowerCase();
    });
  };

  // One bit for each facet that a row fails, one more for the words: a row is shown if none is set, and counts for
  // a value of a facet if no other bit is.
  const failures = () => {
    const failed = new Uint16Array(columns.ids.length);
    facets.forEach((facet, number) => {
      const chosen = state.chosen.get(facet.name);
      if (!chosen) return;
      for (const row of kept) if (!has(facet, row, chosen)) failed[row] |= 1 << number;
    });
    const words = state.words.toLowerCase().split(/\s+/).filter(Boolean);
    if (words.length) {
      if (!columns.text) prepareText();
      const bit = 1 << facets.length;
      for (const row of kept) if (!words.every((word) => columns.text[row].includes(word))) failed[row] |= bit;
    }
    return failed;
  };

  const countValues = (facet, number, failed) => {
    const counts = new Uint32Array(facet.values.length);
    const others = ~(1 << number);
    for (const row of kept) {
      if (failed[row] & others) continue;
      for (let at = facet.start[row]; at < facet.start[row + 1]; at++) counts[facet.flat[at]]++;
    }
    return counts;
  };

  // ---- Order

  const first = (name) => (row) => {
    const facet = columns.facet[name];
    return facet.start[row] < facet.start[row + 1] ? facet.flat[facet.start[row]] : facet.values.length;
  };
  const text = (column) => (row) => {
    if (!columns.lowTitles) prepareText();
    return columns[column][row];
  };
  // In the order of the table's columns. A greater impact hurts more.
  const ORDERS = [
    { name: "entry", of: (row) => row },
    { name: "title", of: text("lowTitles") },
    { name: "status", of: (row) => first("status")(row) * 100 + first("official")(row) },
    { name: "class", of: (row) => first("class")(row) * 100 + first("type")(row) },
    { name: "impact", of: (row) => columns.weights[row] },
    { name: "rfc", of: first("rfc") },
    { name: "changed", of: (row) => columns.changed[row] },
  ];

  const inOrder = (rows) => {
    const order = ORDERS.find(({ name }) => name === state.order.replace("-", ""));
    if (!order) return rows;
    const keys = [];
    for (const row of rows) keys[row] = order.of(row);
    const down = state.order.startsWith("-") ? -1 : 1;
    return rows.sort((a, b) => (keys[a] < keys[b] ? -down : keys[a] > keys[b] ? down : a - b));
  };

  // ---- Address

  const readAddress = () => {
    const asked = new URLSearchParams(location.search);
    state = { chosen: new Map(), words: asked.get("words") ?? "", order: asked.get("sort") ?? "", part: 1 };
    state.part = Math.max(1, Number.parseInt(asked.get("page"), 10) || 1);
    for (const facet of facets) {
      const known = asked.getAll(facet.name).filter((value) => facet.position.has(value));
      if (known.length) state.chosen.set(facet.name, new Set(known.map((value) => facet.position.get(value))));
    }
  };

  const writeAddress = (isTyping = false) => {
    const told = new URLSearchParams();
    if (state.words.trim()) told.set("words", state.words.trim());
    for (const facet of facets) {
      for (const value of state.chosen.get(facet.name) ?? []) told.append(facet.name, facet.values[value][0]);
    }
    if (state.order) told.set("sort", state.order);
    if (state.part > 1) told.set("page", state.part);
    const query = told.toString();
    const address = location.pathname + (query ? `?${query}` : "");
    // A word is one step back, however many letters it has.
    history[isTyping && wroteWords ? "replaceState" : "pushState"](null, "", address);
    wroteWords = isTyping;
  };

  const change = (isTyping = false, part = 1) => {
    state.part = part;
    writeAddress(isTyping);
    show();
  };

  // ---- Rows

  const pageOf = (folder, value) => `${root}${folder}/${value.replaceAll("_", "-")}/`;
  const entryLink = (id) => make("a", { href: `${root}${id}/` }, make("code", { textContent: label(id) }));

  const statusChip = (row) => {
    const [status] = valuesOf("status", row);
    if (status) {
      const chip = { className: `chip status-${status[0]}`, href: pageOf("status", status[0]) };
      return make("a", { ...chip, textContent: `${status[2]} ${status[1]}` });
    }
    const [official] = valuesOf("official", row);
    return make("span", { className: `chip official-${official[0]}`, textContent: `${official[2]} ${official[1]}` });
  };

  const impactOf = (row) => {
    if (!valuesOf("status", row).length) return [];
    const words = valuesOf("impact", row).map(([, grade, bars]) => make("span", { className: `impact impact-${bars}`, textContent: grade }));
    return words.length ? words.flatMap((word) => [word, " "]) : [make("span", { className: "quiet", textContent: "none" })];
  };

  const drawRow = (row) => {
    const status = make("td", {}, statusChip(row));
    if (valuesOf("live", row)[0][0] === "yes") status.append(" ", make("span", { className: "live", textContent: "● live" }));
    const rfcs = make("td");
    for (const [number] of valuesOf("rfc", row)) {
      rfcs.append(make("a", { href: `${root}rfc${number}/`, textContent: number }), " ");
    }
    const kind = valuesOf("class", row)[0]?.[1] ?? `${valuesOf("type", row)[0][1].toLowerCase()} erratum`;
    return make(
      "tr",
      {},
      make("td", {}, entryLink(columns.ids[row])),
      make("td", { textContent: columns.titles[row] }),
      status,
      make("td", { textContent: kind }),
      make("td", {}, ...impactOf(row)),
      rfcs,
      make("td", { textContent: columns.changed[row] }),
    );
  };

  let waiting; // the timer of rows that are still to be drawn
  const drawRows = (rows) => {
    clearTimeout(waiting);
    body.replaceChildren(...rows.slice(0, ROWS_AT_ONCE).map(drawRow));
    const rest = rows.slice(ROWS_AT_ONCE);
    if (rest.length) waiting = setTimeout(() => body.append(...rest.map(drawRow)), 100);
  };

  // ---- Controls

  const box = make("input", { type: "search", id: "listing-words", autocomplete: "off", spellcheck: false });
  const count = make("p", { className: "listing-count" });
  count.setAttribute("role", "status");
  const chosenList = make("ul", { className: "listing-chosen" });
  const pager = make("nav", { className: "pager" });
  pager.setAttribute("aria-label", "Parts of the list");

  const toggle = (facet, value) => {
    const chosen = state.chosen.get(facet.name) ?? new Set();
    if (!chosen.delete(value)) chosen.add(value);
    if (chosen.size) state.chosen.set(facet.name, chosen);
    else state.chosen.delete(facet.name);
    change();
  };

  const buildGroup = (facet, number) => {
    const badge = make("span", { className: "listing-badge" });
    const details = make("details", {}, make("summary", {}, make("span", { textContent: facet.label }), badge));
    details.open = OPEN_AT_FIRST.has(facet.name) || state.chosen.has(facet.name);
    const group = { facet, number, details, badge, boxes: null };
    details.addEventListener("toggle", () => details.open && showGroup(group, failures()));
    return group;
  };

  // Boxes of a group are made when it is opened first: 185 RFCs would cost every reader.
  const fillGroup = (group) => {
    const { facet } = group;
    const list = make("ul");
    list.setAttribute("aria-label", facet.label);
    group.boxes = facet.values.map(([, words], value) => {
      const input = make("input", { type: "checkbox", onchange: () => toggle(facet, value) });
      const number = make("span", { className: "listing-number" });
      const line = make("li", {}, make("label", {}, input, make("span", { textContent: words }), " ", number));
      list.append(line);
      return { input, number, line };
    });
    group.details.append(list);
  };

  const showGroup = (group, failed) => {
    const chosen = state.chosen.get(group.facet.name);
    group.badge.textContent = chosen ? ` (${chosen.size})` : "";
    if (!group.details.open) return;
    if (!group.boxes) fillGroup(group);
    const counts = countValues(group.facet, group.number, failed);
    group.boxes.forEach(({ input, number, line }, value) => {
      input.checked = chosen?.has(value) ?? false;
      number.textContent = counts[value];
      line.hidden = group.totals[value] === 0;
      line.classList.toggle("none", counts[value] === 0);
    });
  };

  const showChosen = () => {
    const buttons = facets.flatMap((facet) =>
      [...(state.chosen.get(facet.name) ?? [])].map((value) => {
        const words = `${facet.label}: ${facet.values[value][1]}`;
        const button = make("button", { type: "button", onclick: () => (toggle(facet, value), box.focus()) }, words, " ×");
        button.setAttribute("aria-label", `Remove ${words}`);
        return button;
      }),
    );
    if (buttons.length || state.words) {
      const clear = () => {
        state.chosen.clear();
        state.words = box.value = "";
        change();
        box.focus();
      };
      buttons.push(make("button", { type: "button", textContent: "Show all", onclick: clear }));
    }
    chosenList.replaceChildren(...buttons.map((button) => make("li", {}, button)));
  };

  const showPager = (matching) => {
    const last = Math.max(1, Math.ceil(matching / ROWS));
    pager.hidden = last === 1;
    const turn = (words, part) => {
      const isOff = part < 1 || part > last;
      const go = () => {
        change(false, part);
        table.scrollIntoView({ block: "start" });
        [...pager.querySelectorAll("button")].find((button) => button.textContent === words && !button.disabled)?.focus();
      };
      return make("button", { type: "button", textContent: words, disabled: isOff, onclick: go });
    };
    pager.replaceChildren(turn("Previous", state.part - 1), ` Part ${state.part} of ${last} `, turn("Next", state.part + 1));
  };

  const showOrder = () => {
    [...table.tHead.rows[0].cells].forEach((cell, number) => {
      const { name } = ORDERS[number];
      if (state.order.replace("-", "") !== name) cell.removeAttribute("aria-sort");
      else cell.setAttribute("aria-sort", state.order.startsWith("-") ? "descending" : "ascending");
    });
  };

  const addSortButtons = () => {
    [...table.tHead.rows[0].cells].forEach((cell, number) => {
      const { name } = ORDERS[number];
      const sort = () => {
        state.order = state.order === name ? `-${name}` : name;
        change();
      };
      cell.replaceChildren(make("button", { type: "button", textContent: cell.textContent, onclick: sort }));
    });
  };

  // ---- The whole

  const show = (isFirst = false) => {
    const failed = failures();
    const matching = [];
    for (const row of kept) if (!failed[row]) matching.push(row);
    const total = matching.length;
    state.part = Math.min(state.part, Math.max(1, Math.ceil(total / ROWS)));
    // The page came with the first rows of the whole list: they stay until something else is asked for.
    if (!isFirst || total !== kept.length || state.order || state.part > 1) {
      const from = (state.part - 1) * ROWS;
      drawRows(inOrder(matching).slice(from, from + ROWS));
    }
    table.hidden = total === 0;
    const of = total === kept.length ? `${total} entries` : `${total} of ${kept.length} entries`;
    const shown = total > ROWS ? `, ${(state.part - 1) * ROWS + 1} to ${Math.min(total, state.part * ROWS)} shown` : "";
    count.textContent = of + shown;
    for (const group of groups) showGroup(group, failed);
    showChosen();
    showPager(total);
    showOrder();
  };

  const prepare = (loaded) => {
    columns = loaded;
    columns.facet = {};
    for (const facet of columns.facets) {
      index(facet);
      columns.facet[facet.name] = facet;
    }
    const wanted = [...fixed].map(([name, value]) => [columns.facet[name], new Set([columns.facet[name].position.get(value)])]);
    kept = [];
    for (let row = 0; row < columns.ids.length; row++) {
      if (wanted.every(([facet, value]) => has(facet, row, value))) kept.push(row);
    }
    const none = new Uint16Array(columns.ids.length);
    facets = columns.facets.filter((facet) => !fixed.has(facet.name));
    const totals = facets.map((facet) => countValues(facet, 0, none));
    // A facet by which these rows do not differ is no choice.
    const useful = facets.map((_, number) => totals[number].filter(Boolean).length > 1);
    facets = facets.filter((_, number) => useful[number]);
    readAddress();
    groups = facets.map((facet, number) => {
      const group = buildGroup(facet, number);
      group.totals = totals.filter((_, position) => useful[position])[number];
      return group;
    });
  };

  const enhance = () => {
    box.value = state.words;
    box.addEventListener("input", () => {
      state.words = box.value;
      change(true);
    });
    const tools = make("div", { className: "listing-tools" });
    tools.append(make("label", { htmlFor: box.id, textContent: "Words, numbers, RFCs" }), box, count, chosenList);
    const plain = listing.querySelector(".listing-facets");
    const sidebar = make("form", { className: "listing-facets", onsubmit: () => false });
    sidebar.setAttribute("role", "search");
    sidebar.setAttribute("aria-label", "Narrow the list");
    const all = make("details", { className: "listing-all" }, make("summary", { textContent: "Narrow the list" }));
    all.append(...groups.map(({ details }) => details));
    // On a desk the groups stand beside the list; on a phone they are one line until somebody wants them.
    const desk = matchMedia("(min-width: 60em)");
    all.open = desk.matches;
    desk.addEventListener("change", () => (all.open = desk.matches));
    sidebar.append(all);
    plain?.remove();
    listing.prepend(sidebar);
    listing.querySelector(".listing-rows").prepend(tools);
    listing.querySelector(".listing-rows > .pager")?.remove();
    listing.querySelector(".listing-rows").append(pager);
    addSortButtons();
    addEventListener("popstate", () => {
      wroteWords = false;
      readAddress();
      box.value = state.words;
      show();
    });
    show(true);
    listing.classList.add("is-ready");
    performance.mark("list-ready");
    // The first word typed shall not wait for it.
    setTimeout(() => columns.text ?? prepareText(), 500);
  };

  fetch(new URL("entries/list.json", root))
    .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
    .then((loaded) => {
      prepare(loaded);
      enhance();
    })
    // The plain table is complete without us; say why it stays plain.
    .catch((error) => {
      listing.classList.add("is-plain");
      console.warn(`The list stays plain: ${error.message}`);
    });
})();
