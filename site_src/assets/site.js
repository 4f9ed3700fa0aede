// The theme wraps wide tables into boxes that scroll; a keyboard must be able to reach them.
window.addEventListener("load", () => {
  for (const [i, box] of document.querySelectorAll(".md-typeset__scrollwrap").entries()) {
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", `Table ${i + 1}, scrolls sideways`);
  }
});
