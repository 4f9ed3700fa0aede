// The page of changes: what happened between two days, for the address as for the eye. The log comes from the API.

import { make } from "./make.js";

const place = document.querySelector(".changes-between");
const root = new URL(place.dataset.log, location.href);
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const asked = new URLSearchParams(location.search);
const box = (name, text) => {
  const given = asked.get(name) ?? "";
  const input = make("input", { type: "date", name, value: DAY.test(given) ? given : "" });
  return [input, make("label", {}, `${text} `, input)];
};
const [since, sinceLabel] = box("since", "After");
const [until, untilLabel] = box("until", "up to");
const result = make("div");
result.setAttribute("role", "status");
const form = make("form", { className: "changes-form" }, sinceLabel, " ", untilLabel, " ", make("button", { textContent: "Show" }));
place.append(form, result);

// RFCs have months for days; one counts from its first day.
const dayOf = (change) => (change.date.length === 7 ? `${change.date}-01` : change.date);

const countMoves = (changes) => {
  const counts = new Map();
  for (const { before, after, kind } of changes) {
    const what = kind === "added" ? `added as ${after}` : before ? `to ${after} from ${before}` : kind.replaceAll("_", " ");
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].map(([what, count]) => `${count} ${what}`);
};

const show = async () => {
  if (!since.value && !until.value) return;
  result.textContent = "Reading the log.";
  let log;
  try {
    const answer = await fetch(root);
    if (!answer.ok) throw new Error(`${answer.status}`);
    log = await answer.json();
  } catch {
    result.textContent = "The log of changes could not be read; the months below are complete.";
    return;
  }
  const found = log.changes.filter((change) => {
    const day = dayOf(change);
    return (!since.value || day > since.value) && (!until.value || day <= until.value);
  });
  const rows = found.slice(0, 500).map((change) =>
    make("li", {}, `${change.date} `, make("a", { href: change.url, textContent: change.headline })));
  const counts = countMoves(found);
  const rest = found.length > rows.length ? ` The first ${rows.length} of ${found.length} are listed.` : "";
  result.replaceChildren(make("p", { textContent: counts.length ? `${counts.join("; ")}.${rest}` : "Nothing happened." }), make("ul", {}, ...rows));
};

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const query = new URLSearchParams([["since", since.value], ["until", until.value]].filter(([, value]) => value));
  history.pushState(null, "", `?${query}`);
  show();
});
addEventListener("popstate", () => {
  const now = new URLSearchParams(location.search);
  since.value = now.get("since") ?? "";
  until.value = now.get("until") ?? "";
  result.replaceChildren();
  show();
});
show();
