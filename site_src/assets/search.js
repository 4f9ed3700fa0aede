// The search box: suggestions below the one in the header, all results on the page /search/.
// Without this script the form leads to that page, which offers the lists instead.

import { make } from "./make.js";

const LISTED = 10;
const SHOWN = 200;
let index;

/** Fetch the search once, when somebody begins to need it; after a failure the next try fetches again. */
function loadSearch() {
  index ??= import("./search-index.js")
    .then(async (module) => ({ ...module, documents: await module.loadDocuments() }))
    .catch((error) => {
      index = undefined;
      throw error;
    });
  return index;
}

async function search(text) {
  const { documents, findDocuments } = await loadSearch();
  return text.trim() ? findDocuments(documents, text) : [];
}

function describe({ document: found }) {
  const kind = make("span", { className: "found__kind" }, found.kind);
  const id = found.id ? [make("code", {}, found.id), " "] : [];
  const mark = found.live ? [" ", make("span", { className: "live" }, "● live")] : [];
  const note = found.note ? [" ", make("span", { className: "found__note" }, found.note)] : [];
  const text = make("span", {}, ...id, found.title, ...note, ...mark);
  return make("a", { className: "found", href: found.url }, kind, " ", text);
}

function count(hits) {
  return hits.length === 1 ? "1 result" : `${hits.length || "No"} results`;
}

/** Call `show` with the hits for the newest text only; say what went wrong instead of keeping silent. */
function follow(input, status, show) {
  let newest = 0;
  return async () => {
    const turn = ++newest;
    try {
      const hits = await search(input.value);
      if (turn !== newest) return;
      status.textContent = input.value.trim() ? count(hits) : "";
      show(hits);
    } catch (error) {
      status.textContent = `The search cannot be used now: ${error.message}.`;
    }
  };
}

/** Suggestions below an input: a combobox with a list box (ARIA 1.2). */
function connectBox(form) {
  const input = Object.assign(form.elements.q, { autocomplete: "off", autocapitalize: "off", spellcheck: false });
  const list = make("ul", { className: "search__list", id: "search-list", role: "listbox", hidden: true });
  list.setAttribute("aria-label", "Results");
  list.dataset.searchResults = "";
  const status = make("p", { className: "search__status", role: "status" });
  form.append(list, status);
  let active = -1;
  let hits = [];
  let options = [];

  const close = () => {
    list.hidden = true;
    input.setAttribute("aria-expanded", "false");
    activate(-1);
  };
  const activate = (place) => {
    active = place;
    options.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    if (active < 0) input.removeAttribute("aria-activedescendant");
    else input.setAttribute("aria-activedescendant", options[active].id);
    options[active]?.scrollIntoView({ block: "nearest" });
  };
  const show = (found) => {
    hits = found;
    options = hits.slice(0, LISTED).map(describe);
    if (hits.length > LISTED) {
      const all = new URL(form.action);
      all.searchParams.set("q", input.value);
      options.push(make("a", { className: "found found--all", href: all.href }, `All ${hits.length} results`));
    }
    // The link is the option itself: an option must not hold anything that can be used by itself.
    options.forEach((link, i) => Object.assign(link, { tabIndex: -1, role: "option", id: `search-option-${i}` }));
    list.replaceChildren(...options.map((link) => make("li", { role: "presentation" }, link)));
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(Boolean(options.length)));
    activate(-1);
  };
  const update = follow(input, status, show);

  input.setAttribute("role", "combobox");
  input.setAttribute("aria-controls", list.id);
  input.setAttribute("aria-autocomplete", "list");
  input.setAttribute("aria-expanded", "false");
  input.addEventListener("focus", update);
  input.addEventListener("input", update);
  input.addEventListener("keydown", (event) => {
    const last = options.length - 1;
    if (event.key === "Escape") {
      close();
      input.blur();
    } else if (list.hidden) return;
    else if (event.key === "ArrowDown") activate(active < last ? active + 1 : 0);
    else if (event.key === "ArrowUp") activate(active > 0 ? active - 1 : last);
    else return;
    event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    // Enter opens the chosen result, or the one that was named exactly: IPE-0012, EID 4387, RFC 7296.
    const chosen = active >= 0 ? options[active].href : hits[0]?.named && hits[0].document.url;
    if (!chosen) return;
    event.preventDefault();
    location.assign(chosen);
  });
  form.addEventListener("focusout", (event) => form.contains(event.relatedTarget) || close());
}

/** The page of all results, whose address holds the text. */
function connectPage(form, results) {
  const input = form.elements.q;
  const status = make("p", { role: "status" });
  const list = make("ol", { className: "search__results" });
  results.replaceChildren(status, list);
  const update = follow(input, status, (hits) => {
    list.replaceChildren(...hits.slice(0, SHOWN).map((hit) => make("li", {}, describe(hit))));
    if (hits.length > SHOWN) status.textContent += `; the first ${SHOWN} are shown`;
  });
  const remember = () => {
    const here = new URL(location.href);
    here.searchParams.set("q", input.value);
    history.replaceState(null, "", here);
  };
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  input.addEventListener("input", () => (remember(), update()));
  form.addEventListener("submit", (event) => (event.preventDefault(), remember(), update()));
  if (input.value) update();
  input.focus();
}

const header = document.querySelector(".md-header form[role=search]");
const results = document.getElementById("search-results");
if (header) connectBox(header);
if (results) connectPage(results.previousElementSibling, results);

// As on many sites: `/` goes to the search, from everywhere but a text field.
document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey || event.altKey || !header) return;
  event.preventDefault();
  const input = results?.previousElementSibling.elements.q ?? header.elements.q;
  if (input.checkVisibility()) input.focus();
  else location.assign(header.action);
});
