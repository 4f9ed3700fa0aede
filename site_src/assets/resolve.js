// From what somebody typed to the address of its page. `ipsec-errata lookup` answers the same in a terminal.

import { parseQuery } from "./query.js";

/** Return {url} of what `text` names, {message, url?} where it names what does not exist, or {} for words. */
export function resolve(text, documents) {
  const query = parseQuery(text);
  if (query.kind === "words") return {};
  const find = (fits) => documents.find(fits);
  const issue = (id) => find((row) => row.kind === "issue" && row.id === id);
  const erratum = (eid) => find((row) => row.kind === "erratum" && row.eid === eid);
  const rfc = (number) => find((row) => row.kind === "RFC" && row.rfc === number);
  if (query.kind === "issue") {
    const known = issue(query.issue);
    const target = (known?.to && issue(known.to)) || known;
    return target ? { url: target.url } : { message: `There is no ${query.issue}.` };
  }
  if (query.kind === "erratum") {
    const known = erratum(query.eid);
    return known ? { url: known.url } : { message: `EID ${query.eid} is not in the catalogue.` };
  }
  const document = rfc(query.rfc);
  if (!document) {
    // A bare number is an RFC where there is one, else perhaps an erratum.
    const known = query.is_bare && erratum(query.rfc);
    return known ? { url: known.url } : { message: `RFC ${query.rfc} is not in the catalogue.` };
  }
  if (!query.section) return { url: document.url };
  const sections = documents.filter((row) => row.kind === "section" && row.rfc === query.rfc);
  const named = sections.find((row) => row.section === query.section);
  if (named) return { url: named.url };
  // An RFC whose text was not at hand has no titles: the section may exist, and its page says that nobody knows.
  if (sections.every((row) => !row.title)) return { url: document.url };
  const near = findNearest(query.section, sections);
  return { message: `RFC ${query.rfc} has no section ${query.section}.`, near: near?.section, url: (near ?? document).url };
}

/** Return the nearest would-be sibling of a section that does not exist, else the section that it would be in. */
function findNearest(section, rows) {
  const parts = section.split(".");
  const above = parts.slice(0, -1).join(".");
  const last = Number(parts.at(-1));
  const siblings = rows.filter((row) => above && row.section.split(".").slice(0, -1).join(".") === above);
  const distance = (row) => Math.abs(Number(row.section.split(".").at(-1)) - last);
  if (siblings.length) return siblings.reduce((best, row) => (distance(row) < distance(best) ? row : best));
  for (let place = parts.length - 1; place > 0; place--) {
    const parent = rows.find((row) => row.section === parts.slice(0, place).join("."));
    if (parent) return parent;
  }
  return undefined;
}
