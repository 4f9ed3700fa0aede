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
