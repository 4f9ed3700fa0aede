// What every page offers beyond its text: the heading that is being read is marked in the contents, the page can be
// left for its top, text can be copied, and a keyboard reaches whatever scrolls. Without it the page is as complete.

import { make } from "./make.js";

const header = document.querySelector(".md-header");
const article = document.querySelector("article");

/** The title of the page stands in the header while the heading is above the window. */
function showTitle(heading) {
  const title = header.querySelector(".md-header__title");
  // Asking the page for its measures now would lay it out at once, before it is painted first.
  const watch = ([entry]) => title.classList.toggle("md-header__title--active", entry.boundingClientRect.bottom < entry.rootBounds.top);
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
      marked?.classList.remove("md-nav__link--active");
      link?.classList.add("md-nav__link--active");
      marked = link;
      if (link) keepInSight(link, contents.closest(".md-sidebar__scrollwrap"));
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

/** The button to the top comes when a reader turns back, away from the top. */
function offerTop(button) {
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
}

/** A button to copy in each block of text that is meant for it. */
function offerCopies(said) {
  article.querySelectorAll("pre > code").forEach((code, number) => {
    const copy = async () => {
      await navigator.clipboard.writeText(code.textContent);
      said.firstElementChild.textContent = "Copied to clipboard";
      said.classList.add("md-dialog--active");
      setTimeout(() => said.classList.remove("md-dialog--active"), 2000);
    };
    const button = make("button", { type: "button", className: "md-code__button", title: "Copy to clipboard", onclick: copy });
    button.dataset.mdType = "copy";
    const nav = make("nav", { className: "md-code__nav" }, button);
    nav.setAttribute("aria-label", `Text to copy ${number + 1}`);
    code.before(nav);
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

const heading = article.querySelector("h1");
if (heading) showTitle(heading);
const contents = document.querySelector(".md-sidebar--secondary .md-nav__list");
if (contents) followContents(contents);
const top_ = document.querySelector(".md-top");
if (top_) offerTop(top_);
offerCopies(document.querySelector(".md-dialog"));
closeDrawer(document.getElementById("__drawer"));
unfoldTarget();
addEventListener("hashchange", unfoldTarget);
// Measuring waits until the page stands and is painted.
addEventListener("load", () => setTimeout(reachBoxes, 200));
addEventListener("resize", () => setTimeout(reachBoxes));
