// The theme keeps what a reader chose in the browser; its script calls these by name. Files of the site, this one too,
// lie one folder below its root, which tells the sites of one host apart.
var __md_scope = new URL("..", document.currentScript.src);
var __md_get = (name, storage = localStorage, scope = __md_scope) => JSON.parse(storage.getItem(`${scope.pathname}.${name}`));
var __md_set = (name, value, storage = localStorage, scope = __md_scope) => {
  try {
    storage.setItem(`${scope.pathname}.${name}`, JSON.stringify(value));
  } catch {} // Full or switched off: the choice holds for this page.
};

// Colours before anything is painted: those that were chosen, or else those of the system.
{
  const scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
  for (const [name, value] of Object.entries(__md_get("__palette")?.color ?? { scheme })) {
    document.body.setAttribute(`data-md-color-${name}`, value);
  }
}

// The theme wraps wide tables into boxes that scroll; a keyboard must be able to reach them.
window.addEventListener("load", () => {
  for (const [i, box] of document.querySelectorAll(".md-typeset__scrollwrap").entries()) {
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", `Table ${i + 1}, scrolls sideways`);
  }
  // Landmarks of one kind need names that tell them apart.
  for (const [i, nav] of document.querySelectorAll(".md-code__nav").entries()) nav.setAttribute("aria-label", `Text to copy ${i + 1}`);
});
