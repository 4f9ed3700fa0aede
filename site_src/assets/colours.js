// Light and dark: what a reader chose, or else what the system has. It runs right behind its buttons, before anything is
// painted in other colours.
(() => {
  // Files of the site, this one too, lie one folder below its root, which tells the sites of one host apart.
  const KEY = `${new URL("..", document.currentScript.src).pathname}.colours`;
  const choices = [...document.querySelectorAll("input[name=__palette]")];
  const isDark = matchMedia("(prefers-color-scheme: dark)");

  const readChosen = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // Switched off: the system decides.
    }
  };
  const show = (scheme) => {
    document.body.dataset.mdColorScheme = scheme;
    for (const input of choices) {
      input.checked = input.dataset.mdColorScheme === scheme;
      input.nextElementSibling.hidden = !input.checked; // It leads to the other choice.
    }
  };
  const showChosen = () => show(readChosen() ?? (isDark.matches ? "slate" : "default"));

  for (const input of choices) {
    input.addEventListener("change", () => {
      show(input.dataset.mdColorScheme);
      try {
        localStorage.setItem(KEY, input.dataset.mdColorScheme);
      } catch {} // Full or switched off: the choice holds for this page.
    });
  }
  isDark.addEventListener("change", showChosen);
  showChosen();
})();
