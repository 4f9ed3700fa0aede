// Light and dark: what a reader chose, or else what the system has. It runs where its switch comes to stand, before anything
// is painted in other colours; without it the page is light.
(() => {
  const SCHEMES = { default: "Light", slate: "Dark" };
  // Files of the site, this one too, lie one folder below its root, which tells the sites of one host apart.
  const KEY = `${new URL("..", document.currentScript.src).pathname}.colours`;
  const isDark = matchMedia("(prefers-color-scheme: dark)");
  const make = (name, properties) => Object.assign(document.createElement(name), properties);

  const readChosen = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // Switched off: the system decides.
    }
  };
  const keep = (scheme) => {
    try {
      localStorage.setItem(KEY, scheme);
    } catch {} // Full or switched off: the choice holds for this page.
  };

  // Two radio buttons out of sight; the label of the one that is not chosen is the switch.
  const choices = Object.entries(SCHEMES).map(([scheme, title]) => {
    const input = make("input", { type: "radio", name: "__palette", id: `__palette_${scheme}`, className: "md-option", ariaLabel: title });
    const label = make("label", { className: `md-button icon icon-${title.toLowerCase()}`, title, htmlFor: input.id });
    input.addEventListener("change", () => {
      show(scheme);
      keep(scheme);
    });
    return { scheme, input, label };
  });
  const show = (shown) => {
    document.body.dataset.mdColorScheme = shown;
    for (const { scheme, input, label } of choices) label.hidden = input.checked = scheme === shown;
  };
  const showChosen = () => show(readChosen() ?? (isDark.matches ? "slate" : "default"));

  const form = make("form", {});
  form.dataset.mdComponent = "palette";
  // Each stands before the label that is shown while it is chosen, which so shows where the keyboard is.
  const [light, dark] = choices;
  form.append(light.input, dark.label, dark.input, light.label);
  document.currentScript.before(form);
  isDark.addEventListener("change", showChosen);
  showChosen();
})();
