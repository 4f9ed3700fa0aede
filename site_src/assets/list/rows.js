// Rows of the table, drawn as site_src/templates/_listing.md.j2 prints them.

import { make } from "../make.js";
import { root } from "../root.js";
import { labelOf } from "./columns.js";

const ROWS_AT_ONCE = 30; // more than a screen shows; the rest follows when these are painted
let waiting; // the timer of rows that are still to be drawn

/** Show these rows in the body of the table. */
export function drawRows(body, rows, columns) {
  clearTimeout(waiting);
  const draw = (some) => Array.from(some, (row) => drawRow(row, columns));
  body.replaceChildren(...draw(rows.slice(0, ROWS_AT_ONCE)));
  const rest = rows.slice(ROWS_AT_ONCE);
  if (rest.length) waiting = setTimeout(() => body.append(...draw(rest)), 100);
}

function drawRow(row, { ids, titles, changed, facet }) {
  const id = ids[row];
  const status = make("td", {}, statusChip(row, facet));
  if (facet.live.of(row)[0][0] === "yes") status.append(" ", make("span", { className: "live", textContent: "● live" }));
  const rfcs = make("td");
  for (const [number] of facet.rfc.of(row)) {
    rfcs.append(make("a", { href: `${root}rfc${number}/`, textContent: number }), " ");
  }
  const kind = facet.class.of(row)[0]?.[1] ?? `${facet.type.of(row)[0][1].toLowerCase()} erratum`;
  return make(
    "tr",
    {},
    make("td", {}, make("a", { href: `${root}${id}/` }, make("code", { textContent: labelOf(id) }))),
    make("td", { textContent: titles[row] }),
    status,
    make("td", { textContent: kind }),
    make("td", {}, ...impactOf(row, facet)),
    rfcs,
    make("td", { textContent: changed[row] }),
  );
}

function statusChip(row, facet) {
  const [status] = facet.status.of(row);
  if (status) {
    const href = `${root}status/${status[0].replaceAll("_", "-")}/`;
    return make("a", { className: `chip status-${status[0]}`, href, textContent: `${status[2]} ${status[1]}` });
  }
  const [official] = facet.official.of(row);
  return make("span", { className: `chip official-${official[0]}`, textContent: `${official[2]} ${official[1]}` });
}

function impactOf(row, facet) {
  if (!facet.status.of(row).length) return [];
  const words = facet.impact.of(row).map(([, grade, bars]) => make("span", { className: `impact-${bars}`, textContent: grade }));
  return words.length ? words.flatMap((word) => [word, " "]) : [make("small", { textContent: "none" })];
}
