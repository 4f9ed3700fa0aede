// What stands around the rows: the box for words, what was chosen, the parts of a long list, the buttons that sort.

import { make } from "../make.js";
import { ORDERS } from "./order.js";

/** The box for words with the count beside it and what was chosen below. */
export class Tools {
  box = make("input", { type: "search", id: "listing-words", autocomplete: "off", spellcheck: false });
  #count = make("p", { className: "listing-count" });
  #chosen = make("ul", { className: "listing-chosen" });

  constructor(onwords) {
    this.#count.setAttribute("role", "status");
    this.box.addEventListener("input", onwords);
    const label = make("label", { htmlFor: this.box.id, textContent: "Words, numbers, RFCs" });
    this.element = make("div", { className: "listing-tools" }, label, this.box, this.#count, this.#chosen);
  }

  /** Say what became of the list. */
  say(words) {
    this.#count.textContent = words;
  }

  /** Say how many rows there are, and offer to drop each thing that was chosen, or all. */
  show(said, facets, { chosen, words }, { toggle, clear }) {
    this.say(said);
    const buttons = facets.flatMap((facet) =>
      [...(chosen.get(facet.name) ?? [])].map((value) => {
        const named = `${facet.label}: ${facet.values[value][1]}`;
        const button = make("button", { type: "button", onclick: () => (toggle(facet, value), this.box.focus()) }, named, " ×");
        button.setAttribute("aria-label", `Remove ${named}`);
        return button;
      }),
    );
    if (buttons.length || words) {
      buttons.push(make("button", { type: "button", textContent: "Show all", onclick: () => (clear(), this.box.focus()) }));
    }
    this.#chosen.replaceChildren(...buttons.map((button) => make("li", {}, button)));
  }
}

export class Pager {
  element = make("nav", { className: "pager" });

  /** Take what turns to a part, and promises that it is shown. */
  constructor(turn) {
    this.turn = turn;
    this.element.setAttribute("aria-label", "Parts of the list");
  }

  show(part, last) {
    this.element.hidden = last === 1;
    const button = (words, to) => {
      const go = async () => {
        await this.turn(to);
        [...this.element.querySelectorAll("button")].find((made) => made.textContent === words && !made.disabled)?.focus();
      };
      return make("button", { type: "button", textContent: words, disabled: to < 1 || to > last, onclick: go });
    };
    this.element.replaceChildren(button("Previous", part - 1), ` Part ${part} of ${last} `, button("Next", part + 1));
  }
}

/** Make the headings of the table buttons, which call `sort` with the name of an order. */
export function addSortButtons(cells, sort) {
  cells.forEach((cell, number) => {
    const press = () => sort(ORDERS[number]);
    cell.replaceChildren(make("button", { type: "button", textContent: cell.textContent, onclick: press }));
  });
}

/** Say at the heading of a column that the rows have its order. */
export function showOrder(cells, order) {
  cells.forEach((cell, number) => {
    if (order.replace("-", "") !== ORDERS[number]) cell.removeAttribute("aria-sort");
    else cell.setAttribute("aria-sort", order.startsWith("-") ? "descending" : "ascending");
  });
}
