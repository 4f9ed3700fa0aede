// The box that goes straight to what was named: a section, an issue, an erratum, an RFC, in any spelling and as any
// address. What names nothing goes to the search, as it does without this script.

import { make } from "./make.js";

let loaded;
const load = () => (loaded ??= Promise.all([
  import("./resolve.js"),
  import("./search-index.js").then(({ loadDocuments }) => loadDocuments()),
]));

function connect(form) {
  const input = form.elements.q;
  const status = make("p", { className: "find__status", role: "status" });
  form.append(status);
  input.addEventListener("focus", () => load().catch(() => (loaded = undefined)));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    // Where the index cannot be had, the page of the search says so.
    const found = await load().then(([{ resolve }, documents]) => resolve(input.value, documents), () => ({}));
    if (found.message) {
      status.textContent = `${found.message} `;
      if (found.url) {
        const words = found.near ? `Did you mean ${found.near}?` : "To its page.";
        status.append(make("a", { href: found.url }, words));
      }
    } else if (found.url) location.assign(found.url);
    else form.submit();
  });
}

document.querySelectorAll("form.find").forEach(connect);
