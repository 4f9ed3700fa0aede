// What every page offers beyond its text: the heading that is being read is marked in the contents, the page can be
// left for its top, text can be copied, and a keyboard reaches whatever scrolls. Without it the page is as complete.

import { make } from "./make.js";

const header = document.querySelector(".md-header");
const article = document.querySelector("article");

/** The title of the page stands in the header while the heading is above the window. */
function showTitle(heading) {
  const title = header.querySelector(".md-title");
  title.after(make("div", { className: "md-here", ariaHidden: "true" }, heading.textContent));
  // Asking the page for its measures now would lay it out at once, before it is painted first.
  const watch = ([entry]) => title.parentElement.classList.toggle("is-away", entry.boundingClientRect.bottom < entry.rootBounds.top);
  new IntersectionObserver(watch, { rootMargin: "-48px 0px 0px" }).observe(heading);
}

/** The contents mark the last heading above the upper quarter of the window. */
function followContents(contents) {
  const links = [...contents.querySelectorAll("a[href^='#']")];
  const placeOf = new Map(links.map((link, place) => [document.getElementById(decodeURIComponent(link.hash.slice(1))), place]));
  placeOf.delete(null);
  const isAbove = [];
  let marked;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) isAbove[placeOf.get(target)] = isIntersecting;
      const link = links[isAbove.lastIndexOf(true)];
      if (link === marked) return;
      marked?.removeAttribute("aria-current");
      link?.setAttribute("aria-current", "location");
      marked = link;
      if (link) keepInSight(link, contents);
    },
    // What is above the line counts as in sight, however far above.
    { rootMargin: "1000000px 0px -75% 0px" },
  );
  for (const heading of placeOf.keys()) observer.observe(heading);
}

function keepInSight(link, box) {
  const [inner, outer] = [link.getBoundingClientRect(), box.getBoundingClientRect()];
  if (inner.top < outer.top || inner.bottom > outer.bottom) box.scrollTop += inner.top - outer.top - outer.height / 2;
}

/** Each heading that has an address offers it. */
function offerAddresses() {
  for (const heading of article.querySelectorAll(":is(h1, h2, h3, h4)[id]")) {
    heading.append(make("a", { className: "headerlink", href: `#${heading.id}`, ariaLabel: "Address of this section" }, "¶"));
  }
}

/** A button to the top comes when a reader turns back, away from the top. */
function offerTop() {
  const button = make("button", { type: "button", className: "md-top icon icon-top", hidden: true }, "Back to top");
  let before = 0;
  const watch = () => {
    button.hidden = scrollY > before || scrollY < innerHeight;
    before = scrollY;
  };
  addEventListener("scroll", watch, { passive: true });
  button.addEventListener("click", () => {
    scrollTo({ top: 0 });
    header.querySelector("a").focus({ preventScroll: true });
  });
  document.querySelector("main").after(button);
}

/** A button to copy in each block of text that is meant for it. */
function offerCopies() {
  const said = make("div", { className: "md-dialog", role: "status" });
  document.body.append(said);
  article.querySelectorAll("pre:not(.no-copy) > code").forEach((code, number) => {
    const copy = async () => {
      await navigator.clipboard.writeText(code.textContent);
      said.textContent = "Copied to clipboard";
      said.classList.add("is-shown");
      setTimeout(() => said.classList.remove("is-shown"), 2000);
    };
    const button = make("button", { type: "button", className: "md-code__button icon icon-copy", title: "Copy to clipboard", onclick: copy });
    code.before(make("nav", { className: "md-code__nav", ariaLabel: `Text to copy ${number + 1}` }, button));
  });
}

/** What scrolls sideways can be reached by keyboard. All are measured before one is changed. */
function reachBoxes() {
  const boxes = [...article.querySelectorAll("table, pre > code")].filter((box) => box.scrollWidth > box.clientWidth);
  boxes.forEach((box) => (box.tabIndex = 0));
}

/** What an address leads to is not left folded. */
function unfoldTarget() {
  for (let box = document.querySelector(":target"); box; box = box.parentElement) if (box.localName === "details") box.open = true;
}

/** The drawer is a box that is ticked: it is closed by the key that closes things, and when a page comes back. */
function closeDrawer(drawer) {
  const close = () => (drawer.checked = false);
  addEventListener("pageshow", close);
  addEventListener("keydown", (event) => event.key === "Escape" && close());
}

/** A list whose script cannot come, or is too new for the browser, is a plain table without a place for more. */
function settleList(list) {
  if (!list.classList.contains("has-script")) list.classList.add("is-plain");
}

const heading = article.querySelector("h1");
if (heading) showTitle(heading);
const contents = document.querySelector("nav.contents");
if (contents) followContents(contents);
offerAddresses();
offerTop();
offerCopies();
closeDrawer(document.getElementById("__drawer"));
unfoldTarget();
addEventListener("hashchange", unfoldTarget);
const list = article.querySelector(".listing");
if (list) addEventListener("load", () => settleList(list));
// Measuring waits until the page stands and is painted.
addEventListener("load", () => setTimeout(reachBoxes, 200));
addEventListener("resize", () => setTimeout(reachBoxes));
