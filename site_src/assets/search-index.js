// What the search knows and in which order it answers. Fetched when a reader begins to search.
// The form of search/rows.json is described in scripts/ipsec_errata/outputs/search_index.py.

import { parseQuery } from "./query.js";
import { root } from "./root.js";


/** Fetch the index and return one document for each issue, erratum, RFC, section and list. */
export async function loadDocuments() {
  const answer = await fetch(new URL("search/rows.json", root));
  if (!answer.ok) throw new Error(`the search index answers ${answer.status}`);
  return [...documentsOf(await answer.json())];
}

function* documentsOf(index) {
  for (const [id, title, words, status, live] of index.issues) {
    yield makeDocument({ kind: "issue", id, title, words, note: status, live, address: `${id}/` });
  }
  for (const [id, to] of index.moved) {
    yield makeDocument({ kind: "issue", id, title: `Has moved to ${to}`, to, note: "moved", address: `${id}/` });
  }
  for (const [eid, rfc, sections, status, live, summary] of index.errata) {
    const title = summary || `Official erratum on RFC ${rfc}`;
    const words = `eid${eid} rfc ${rfc} ${sections}`;
    const note = `${status}, RFC ${rfc}`;
    yield makeDocument({ kind: "erratum", id: `EID ${eid}`, eid, title, words, note, live, address: `eid${eid}/` });
  }
  const { numbers, standing } = index.sections;
  const titles = index.sections.titles.split("\n");
  let at = 0;
  for (const [rfc, title, status, current, count] of index.rfcs) {
    const address = `rfc${rfc}/`;
    yield makeDocument({ kind: "RFC", id: `RFC ${rfc}`, rfc, title, words: `rfc${rfc}`, note: status, current, address });
    const end = at + count;
    const rows = numbers.slice(at, end).map((given, row) => [given, titles[at + row], standing[at + row]]);
    yield* sectionsOf(rfc, current, rows);
    at = end;
  }
  for (const [address, title, kind] of index.pages) {
    yield makeDocument({ kind, id: "", title, address });
  }
}

function* sectionsOf(rfc, current, rows) {
  let before = [];
  for (const [given, title, standing] of rows) {
    const section = typeof given === "string" ? given : nextSection(before, given);
    before = section.split(".");
    const isAppendix = /^[A-Z]/.test(section);
    yield makeDocument({
      kind: "section",
      id: `RFC ${rfc}, ${isAppendix ? "Appendix" : "Section"} ${section}`,
      rfc,
      section,
      title,
      words: `rfc${rfc}`,
      note: standing ? `${standing} ${standing === 1 ? "entry" : "entries"}` : "",
      standing,
      current,
      address: `rfc${rfc}/#${isAppendix ? "appendix" : "section"}-${section}`,
    });
  }
}

function nextSection(before, depth) {
  if (depth > before.length) return [...before, "1"].join(".");
  return [...before.slice(0, depth - 1), String(Number(before[depth - 1]) + 1)].join(".");
}

function makeDocument({ address, words = "", live = 0, current = 0, standing = 0, ...rest }) {
  return {
    ...rest,
    live: Boolean(live),
    standing,
    // What holds today comes first: live issues and errata, current RFCs and their sections.
    holds: Boolean(live || current),
    url: new URL(address, root).href,
    heading: `${rest.id} ${rest.title}`.toLowerCase(),
    words: words.toLowerCase(),
  };
}

/** Return what the text names: an issue, an erratum, an RFC, a section of any RFC, or nothing. */
function namesOf(text) {
  const { kind, issue, eid, rfc, section, is_bare: isBare } = parseQuery(text);
  if (kind !== "words") return { issue, eid: isBare ? rfc : eid, rfc, section };
  const number = /^\s*(\d{6,7})\s*$/.exec(text)?.[1];
  const alone = /^[\s§]*(?:(?:sections?|sec|appendix|app)\b[.\s]*)?(\d{1,2}(?:\.\d{1,4})*|[A-Z](?:\.\d{1,4})+)\.?\s*$/i.exec(text)?.[1];
  return { eid: number && Number(number), section: alone?.toUpperCase() };
}

function isNamed(document, query) {
  if (document.kind === "issue") return document.id === query.issue;
  if (document.kind === "erratum") return document.eid === query.eid;
  if (document.kind === "RFC") return document.rfc === query.rfc && !query.section;
  if (document.kind !== "section" || document.section !== query.section) return false;
  return query.rfc === undefined || document.rfc === query.rfc;
}

/** Return the documents that the text names or whose words hold all its words, the best first. */
export function findDocuments(documents, text) {
  const query = namesOf(text);
  const terms = text.toLowerCase().split(/[\s,;]+/).filter(Boolean);
  const hits = [];
  for (const document of documents) {
    const named = isNamed(document, query);
    const score = scoreOf(document, terms);
    if (named || score) hits.push({ document, named, score });
  }
  hits.sort(
    (a, b) =>
      b.named - a.named ||
      // Somebody who asks for a section wants the section, everybody else what is known about it.
      (a.document.kind === "section") - (b.document.kind === "section") ||
      b.document.holds - a.document.holds ||
      b.score - a.score ||
      b.document.standing - a.document.standing,
  );
  return hits;
}

function scoreOf({ heading, words }, terms) {
  let score = 0;
  for (const term of terms) {
    const place = 3 * fit(heading, term) || fit(words, term);
    if (!place) return 0;
    score += place;
  }
  return score;
}

/** Return how well a term fits: 3 a whole word, 2 the beginning of one, 1 a part, 0 not at all. */
function fit(text, term) {
  let best = 0;
  for (let at = text.indexOf(term); at >= 0 && best < 3; at = text.indexOf(term, at + 1)) {
    const begins = at === 0 || !/[\p{L}\d]/u.test(text[at - 1]);
    const ends = !/[\p{L}\d]/u.test(text[at + term.length] ?? " ");
    best = Math.max(best, begins ? (ends ? 3 : 2) : 1);
  }
  return best;
}
