// The page /profile/: the choice is in the address, the ticks are in this browser, the rules are in profile-rules.js.

import { loadOnce } from "./load.js";
import { make } from "./make.js";
import { root } from "./root.js";

const KEPT = "ipsec-errata.profile.handled";
const HEADINGS = {
  live: "Live: nothing settles these",
  elsewhere: "Settled by an RFC that is not in the list",
  settled: "Settled",
};
const form = document.getElementById("profile-form");
const results = document.getElementById("profile-results");
const load = loadOnce(() => import("./profile-rules.js"), new URL("profile.json", root));

const link = (address, ...text) => make("a", { href: new URL(address, root).href }, ...text);

/** Ticks are kept by ID; where the browser keeps nothing, they last as long as the page. */
function readHandled() {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEPT) ?? "[]"));
  } catch {
    return new Set();
  }
}
const handled = readHandled();
function tick(id, isHandled) {
  if (isHandled) handled.add(id);
  else handled.delete(id);
  try {
    localStorage.setItem(KEPT, JSON.stringify([...handled].sort()));
  } catch {
    // Private windows may keep nothing.
  }
}

const checked = (name) => [...form.querySelectorAll(`input[name=${name}]:checked`)].map((input) => input.value);
const readChoice = () => ({
  rfcs: checked("rfc").map(Number).sort((a, b) => a - b),
  roles: checked("role"),
  modes: checked("mode"),
  ip: checked("ip"),
});

/** Tick in the form what the address names: ?rfc=7296,4303&role=responder&mode=tunnel, also as repeated keys. */
function restoreChoice() {
  const address = new URLSearchParams(location.search);
  for (const input of form.querySelectorAll("input[type=checkbox]")) {
    input.checked = address.getAll(input.name).some((text) => text.split(",").includes(input.value));
  }
}

function addressOf(wanted) {
  const words = [
    ["rfc", wanted.rfcs],
    ["role", wanted.roles],
    ["mode", wanted.modes],
    ["ip", wanted.ip],
  ];
  const query = words.filter(([, values]) => values.length).map(([key, values]) => `${key}=${values.join(",")}`);
  return query.length ? `?${query.join("&")}` : location.pathname;
}

function placeOf(row) {
  const sections = row.sections.length ? ` (${row.sections.join(", ")})` : "";
  return make("span", {}, link(`rfc${row.rfc}/`, `RFC ${row.rfc}`), `${sections}: ${row.state}`);
}

function describe({ issue, rows, settled_in: settledIn }, group) {
  const box = make("input", { type: "checkbox", checked: handled.has(issue.id) });
  box.addEventListener("change", () => tick(issue.id, box.checked));
  const title = make("label", {}, box, " ", link(`${issue.id}/`, make("code", {}, issue.id)), ` ${issue.title}`);
  const where = make("p", { className: "quiet" });
  rows.forEach((row, i) => where.append(i ? "; " : "", placeOf(row)));
  settledIn.forEach((number, i) => where.append(i ? ", " : "; settled by ", link(`rfc${number}/`, `RFC ${number}`)));
  const item = make("li", {}, title, where);
  if (group !== "settled") {
    item.append(make("p", {}, issue.implementer));
    if (issue.check.length) item.append(make("ul", {}, ...issue.check.map((step) => make("li", {}, step))));
  }
  return item;
}

function advise({ advice, settles }) {
  const list = make("ul", {});
  const numbers = (all) => all.flatMap((number, i) => [i ? ", " : "", link(`rfc${number}/`, String(number))]);
  for (const row of advice) {
    if (row.obsoleted_by.length) {
      list.append(make("li", {}, `RFC ${row.rfc} is obsolete: read RFC `, ...numbers(row.obsoleted_by), " instead"));
    }
    if (row.updated_by.length) {
      const text = `RFC ${row.rfc} is updated by RFCs that are not in the list: `;
      list.append(make("li", {}, text, ...numbers(row.updated_by)));
    }
  }
  if (settles.length) {
    const counts = settles.flatMap(([number, count], i) => [i ? ", " : "", ...numbers([number]), ` (${count})`]);
    list.append(make("li", {}, "RFCs outside the list that settle some of these issues, with how many: ", ...counts));
  }
  return list;
}

function showFeeds(wanted) {
  const feeds = wanted.rfcs.flatMap((number, i) => [i ? ", " : "", link(`feeds/rfc${number}.atom`, `RFC ${number}`)]);
  return make("p", { className: "profile__feeds" }, "Feeds to follow for these RFCs: ", ...feeds);
}

function show(wanted, profile) {
  const print = make("button", { type: "button" }, "Print this checklist");
  print.addEventListener("click", () => window.print());
  const command = ["ipsec-errata profile --implements", wanted.rfcs.join(",")];
  for (const [option, values] of [
    ["role", wanted.roles],
    ["mode", wanted.modes],
    ["ip", wanted.ip],
  ]) {
    values.forEach((value) => command.push(`--${option} ${value}`));
  }
  const parts = [
    make("p", { className: "profile__tools" }, print, " ", make("code", {}, command.join(" "))),
    advise(profile),
    showFeeds(wanted),
  ];
  for (const [group, heading] of Object.entries(HEADINGS)) {
    const rows = profile[group];
    parts.push(make("h2", { id: group }, `${heading} (${rows.length})`));
    parts.push(make("ul", { className: "checklist" }, ...rows.map((row) => describe(row, group))));
  }
  results.replaceChildren(...parts);
}

let newest = 0;
async function update() {
  const turn = ++newest;
  const wanted = readChoice();
  history.replaceState(null, "", addressOf(wanted));
  if (!wanted.rfcs.length) {
    results.replaceChildren(make("p", {}, "Choose at least one RFC."));
    return;
  }
  try {
    const [{ makeProfile }, rows] = await load();
    if (turn === newest) show(wanted, makeProfile(wanted, rows));
  } catch (error) {
    results.replaceChildren(make("p", {}, `The profile cannot be made now: ${error.message}.`));
  }
}

restoreChoice();
form.querySelectorAll("input").forEach((input) => (input.disabled = false));
form.addEventListener("change", update);
form.addEventListener("submit", (event) => (event.preventDefault(), update()));
results.setAttribute("aria-live", "polite");
update();
