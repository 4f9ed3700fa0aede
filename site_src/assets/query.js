// What people type and paste, as what they mean. scripts/ipsec_errata/query.py has the same patterns, and
// tests/cases/queries.json is run against both.

// A section as people write it: 2.8, a.1, a1 (which some documents print for A.1). Patterns see lower-case text.
const SECTION = String.raw`([0-9]{1,3}(?:\.[0-9]{1,3})*|[a-z](?:\.?[0-9]{1,3}(?:\.[0-9]{1,3})*)?)(?![0-9a-z])`;
const WORD = "(?:sections?|sect?|appendix|app|clause)";

const ISSUE = /(?:^|[^a-z])ipe[-_ ]?([0-9]{1,4})(?![0-9])/;
const EID = /(?:^|[^a-z])(?:eid|err(?:atum|ata)?(?:[-_ ]?id)?)[-_ #=:]*([0-9]{1,7})(?![0-9])/;
const RFC = /(?:^|[^a-z])rfc[-_ =:]*0*([0-9]{1,5})(?![0-9])/;
const BARE = /^\s*0*([0-9]{3,5})\s*$/;
const BARE_PLACE = new RegExp(
  String.raw`^\s*0*([0-9]{3,5})[\s,;:/#§(]+(?:${WORD}(?![a-z]))?[\s.-]*${SECTION}[.)]*\s*$`,
);
const OF_NUMBER = /\s(?:of|in)\s+0*([0-9]{3,5})\s*$/;

const ANCHOR = new RegExp(String.raw`#(?:rfc\.)?(?:section|sec|appendix|app)[-.]${SECTION}`);
const AFTER_WORD = new RegExp(String.raw`(?:(?:^|[^a-z])${WORD}(?![a-z])|§+)[\s.]*${SECTION}`);
const TAIL = new RegExp(String.raw`^(?:\.(?:html|txt|xml|pdf))?[\s,;:/#()\]]+s?${SECTION}`);
const HEAD = new RegExp(String.raw`(?:^|\s)${SECTION}\s+(?:of|in|from)\s+\[?$`);

/** Return {kind: "issue", issue}, {kind: "erratum", eid}, {kind: "place", rfc, section?, is_bare?} or {kind: "words"}. */
export function parseQuery(text) {
  const low = text.toLowerCase();
  let found;
  if ((found = ISSUE.exec(low))) return { kind: "issue", issue: `IPE-${found[1].padStart(4, "0")}` };
  if ((found = EID.exec(low))) return { kind: "erratum", eid: Number(found[1]) };
  if ((found = RFC.exec(low))) {
    const head = low.slice(0, found.index + found[0].indexOf("rfc"));
    return makePlace(found[1], findSection(low, head, low.slice(found.index + found[0].length)));
  }
  if ((found = BARE.exec(low))) return { kind: "place", rfc: Number(found[1]), is_bare: true };
  if ((found = BARE_PLACE.exec(low))) return makePlace(found[1], found[2]);
  if ((found = OF_NUMBER.exec(low))) {
    const section = findSection(low, "", "");
    if (section) return makePlace(found[1], section);
  }
  return { kind: "words" };
}

function makePlace(rfc, section) {
  if (!section) return { kind: "place", rfc: Number(rfc) };
  // A1 is A.1.
  return { kind: "place", rfc: Number(rfc), section: section.toUpperCase().replace(/^([A-Z])(?=[0-9])/, "$1.") };
}

function findSection(text, head, tail) {
  for (const [pattern, where] of [
    [ANCHOR, text],
    [AFTER_WORD, text],
    [TAIL, tail],
    [HEAD, head],
  ]) {
    const found = pattern.exec(where);
    if (found) return found[1];
  }
  return undefined;
}
