// The groups of boxes beside the list, one for each facet, with how many rows each value would leave.

import { make } from "../make.js";

const OPEN_AT_FIRST = new Set(["kind", "live", "status", "official"]);

/** One facet with its boxes. They are made when it is opened first: 185 RFCs would cost every reader. */
class Group {
  #facet;
  #number;
  #badge = make("span", { className: "listing-badge" });
  #boxes;
  #toggle;

  constructor(facet, number, { isChosen, toggle, refresh }) {
    [this.#facet, this.#number, this.#toggle] = [facet, number, toggle];
    const summary = make("summary", {}, make("span", { textContent: facet.label }), this.#badge);
    this.details = make("details", { open: OPEN_AT_FIRST.has(facet.name) || isChosen }, summary);
    // A click comes before the group opens, so that the next key finds the boxes there; other ways to open it come after.
    summary.addEventListener("click", () => this.details.open || refresh(this));
    this.details.addEventListener("toggle", () => this.details.open && refresh(this));
  }

  get isOpen() {
    return this.details.open;
  }

  #fill() {
    const { label, values } = this.#facet;
    const list = make("ul");
    list.setAttribute("aria-label", label);
    this.#boxes = values.map(([, words], value) => {
      const input = make("input", { type: "checkbox", onchange: () => this.#toggle(this.#facet, value) });
      const number = make("span", { className: "listing-number" });
      const line = make("li", {}, make("label", {}, input, make("span", { textContent: words }), " ", number));
      list.append(line);
      return { input, number, line };
    });
    this.details.append(list);
  }

  /** Say how many values are chosen. */
  showBadge(chosen) {
    const values = chosen.get(this.#facet.name);
    this.#badge.textContent = values ? ` (${values.size})` : "";
  }

  /** Show what is chosen, and what choosing more would leave. */
  showBoxes(columns, chosen, failed) {
    if (!this.#boxes) this.#fill();
    const values = chosen.get(this.#facet.name);
    const counts = failed ? this.#facet.count(columns.rows, failed, this.#number) : this.#facet.totals;
    this.#boxes.forEach(({ input, number, line }, value) => {
      input.checked = values?.has(value) ?? false;
      number.textContent = counts[value];
      line.hidden = this.#facet.totals[value] === 0;
      line.classList.toggle("none", counts[value] === 0);
    });
  }
}

/** Return the groups of all facets, and the form that holds them. */
export function makeGroups(facets, { chosen, toggle, refresh }) {
  const groups = facets.map((facet, number) => new Group(facet, number, { isChosen: chosen.has(facet.name), toggle, refresh }));
  const all = make("details", { className: "listing-all" }, make("summary", { textContent: "Narrow the list" }));
  all.append(...groups.map(({ details }) => details));
  // On a desk the groups stand beside the list; on a phone they are one line until somebody wants them.
  const desk = matchMedia("(min-width: 60em)");
  all.open = desk.matches;
  desk.addEventListener("change", () => (all.open = desk.matches));
  const form = make("form", { className: "listing-facets", onsubmit: () => false }, all);
  form.setAttribute("role", "search");
  form.setAttribute("aria-label", "Narrow the list");
  return { groups, form };
}
