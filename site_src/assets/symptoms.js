// Ranks the issues that explain the words in the box of /symptoms/; the address holds the words.

const SHOWN = 10;
const form = document.getElementById("symptom-form");
const results = document.getElementById("symptom-results");
const root = new URL("../", form.action);
let loaded;

function load() {
  loaded ??= Promise.all([
    import("./rank.js"),
    fetch(new URL("symptoms.json", root)).then((answer) => {
      if (!answer.ok) throw new Error(`the index answers ${answer.status}`);
      return answer.json();
    }),
  ]).catch((error) => {
    loaded = undefined;
    throw error;
  });
  return loaded;
}

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function describe({ id, live, title, status }) {
  const link = element("a", { href: new URL(`${id}/`, root).href }, element("code", {}, id), ` ${title}`);
  const mark = live ? [" ", element("span", { className: "live" }, "● live")] : [];
  return element("li", {}, link, " ", element("span", { className: "quiet" }, status), ...mark);
}

let newest = 0;
async function update() {
  const turn = ++newest;
  const text = form.elements.q.value;
  const status = element("p", {});
  try {
    const [{ rank }, index] = await load();
    if (turn !== newest) return;
    const hits = text.trim() ? rank(text, index).slice(0, SHOWN) : [];
    if (text.trim()) status.textContent = hits.length ? "Best explanation first:" : "No issue explains it.";
    results.replaceChildren(status, element("ol", {}, ...hits.map(describe)));
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
