// Which issues touch a product. scripts/ipsec_errata/answers/profile.py says how and does the same;
// tests/cases/profiles.json is run against both.

const ROLES = [
  ["initiator", "responder"],
  ["gateway", "host", "middlebox"],
];
const MODES = ["tunnel", "transport"];
const IP = ["ipv4", "ipv6"];
const NO_ISSUE = ["rejected", "duplicate", "withdrawn"];

/** Return {advice, settles, live, elsewhere, settled} for {rfcs, roles, modes, ip} from the rows of profile.json. */
export function makeProfile(wanted, { issues, rfcs }) {
  const groups = { live: [], elsewhere: [], settled: [] };
  for (const issue of issues) {
    const found = groupOf(issue, wanted);
    if (found) groups[found.group].push({ issue, rows: found.rows, settled_in: found.settledIn ?? [] });
  }
  for (const rows of Object.values(groups)) {
    rows.sort((a, b) => b.issue.weight - a.issue.weight || (a.issue.id < b.issue.id ? -1 : 1));
  }
  const counts = new Map();
  for (const number of groups.elsewhere.flatMap((row) => row.settled_in)) {
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  const settles = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const advice = wanted.rfcs.map((number) => adviseOn(rfcs[number], wanted.rfcs)).filter(Boolean);
  return { advice, settles, ...groups };
}

function groupOf(issue, wanted) {
  const rows = issue.affects.filter((row) => wanted.rfcs.includes(row.rfc));
  if (!rows.length || NO_ISSUE.includes(issue.status) || !isInScope(issue, wanted)) return undefined;
  const standing = rows.filter((row) => row.is_affected);
  if (!standing.length) {
    const answers = rows.filter((row) => ["fixed", "clarified"].includes(row.state));
    return answers.length ? { group: "settled", rows: answers } : undefined;
  }
  if (!issue.is_settled && standing.some((row) => !row.settled_in.length)) return { group: "live", rows: standing };
  const outside = standing
    .map((row) => row.settled_in)
    .filter((numbers) => numbers.length && !numbers.some((number) => wanted.rfcs.includes(number)));
  const settledIn = [...new Set(outside.flat())].sort((a, b) => a - b);
  return { group: outside.length ? "elsewhere" : "settled", rows: standing, settledIn };
}

function isInScope(issue, wanted) {
  return (
    ROLES.every((kind) => meets(issue.roles, wanted.roles, kind)) &&
    meets(issue.modes, wanted.modes, MODES) &&
    meets(issue.ip, wanted.ip, IP)
  );
}

function meets(has, wanted, kind) {
  const here = has.filter((word) => kind.includes(word));
  const asked = wanted.filter((word) => kind.includes(word));
  return !here.length || !asked.length || here.some((word) => asked.includes(word));
}

function adviseOn(rfc, listed) {
  let replaced = rfc.newest ? [rfc.newest] : rfc.obsoleted_by;
  if (rfc.is_current || rfc.obsoleted_by.some((number) => listed.includes(number))) replaced = [];
  const isOutside = (number) => !listed.includes(number);
  const advice = {
    rfc: rfc.number,
    title: rfc.title,
    obsoleted_by: replaced.filter(isOutside),
    updated_by: rfc.updated_by.filter(isOutside),
  };
  return advice.obsoleted_by.length || advice.updated_by.length ? advice : undefined;
}
