// Ranks the issues that explain the words in the box of /symptoms/; the address holds the words.

import { loadOnce } from "./load.js";
import { make } from "./make.js";
import { root } from "./root.js";

const SHOWN = 10;
const form = document.getElementById("symptom-form");
const results = document.getElementById("symptom-results");
const load = loadOnce(() => import("./rank.js"), new URL("symptoms.json", root));

function describe({ id, live, title, status }) {
  const link = make("a", { href: new URL(`${id}/`, root).href }, make("code", {}, id), ` ${title}`);
  const mark = live ? [" ", make("span", { className: "live" }, "● live")] : [];
  return make("li", {}, link, " ", make("span", { className: "quiet" }, status), ...mark);
}

let newest = 0;
async function update() {
  const turn = ++newest;
  const text = form.elements.q.value;
  const status = make("p", {});
  try {
    const [{ rank }, index] = await load();
    if (turn !== newest) return;
    const hits = text.trim() ? rank(text, index).slice(0, SHOWN) : [];
    if (text.trim()) status.textContent = hits.length ? "Best explanation first:" : "No issue explains it.";
    results.replaceChildren(status, make("ol", {}, ...hits.map(describe)));
  } catch (error) {
    status.textContent = `Words cannot be ranked now: ${error.message}. The lists below are complete.`;
    results.replaceChildren(status);
  }
}

function remember() {
  const here = new URL(location.href);
  here.searchParams.set("q", form.elements.q.value);
  history.replaceState(null, "", here);
}

results.setAttribute("aria-live", "polite");
form.elements.q.value = new URLSearchParams(location.search).get("q") ?? "";
form.elements.q.addEventListener("input", () => (remember(), update()));
form.addEventListener("submit", (event) => (event.preventDefault(), remember(), update()));
if (form.elements.q.value) update();
