// What WCAG 2.2 (A and AA) asks for and a script can see; returns one sentence for each offender.
() => {
  const found = [];
  const name = (element) => {
    const text = element.outerHTML.replace(/\s+/g, " ");
    return text.length > 90 ? `${text.slice(0, 90)}…` : text;
  };
  const isShown = (element) => element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });

  // 1.4.3: text stands out from what is behind it.
  const channels = (colour) => {
    const parts = colour.match(/[\d.]+/g).map(Number);
    return colour.startsWith("color(") ? [...parts.slice(0, 3).map((part) => part * 255), parts[3] ?? 1] : [...parts.slice(0, 3), parts[3] ?? 1];
  };
  const luminance = ([red, green, blue]) => {
    const [r, g, b] = [red, green, blue].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const over = ([r, g, b, alpha], below) => [r, g, b].map((part, i) => part * alpha + below[i] * (1 - alpha));
  const behind = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const layer = channels(getComputedStyle(at).backgroundColor);
      layers.push(layer);
      if (layer[3] === 1) break;
    }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255]);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    if (!texts.currentNode.data.trim() || element.closest("script, style, template") || !isShown(element)) continue;
    const style = getComputedStyle(element);
    const ground = behind(element);
    const [high, low] = [luminance(over(channels(style.color), ground)), luminance(ground)].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize);
    const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < needed) found.push(`contrast ${ratio.toFixed(2)}: ${name(element)}`);
  }

  // 4.1.2, 1.1.1: what one can use or see has a name.
  const label = (element) =>
    element.getAttribute("aria-label") || element.textContent.trim() || element.title || element.labels?.[0]?.textContent.trim() || element.querySelector("img[alt], svg[aria-label]");
  for (const element of document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, [role=img], [role=region], [role=group], main nav")) {
    if (isShown(element) && !label(element)) found.push(`without a name: ${name(element)}`);
  }
  for (const image of document.querySelectorAll("img:not([alt])")) found.push(`without a text alternative: ${name(image)}`);

  // 1.3.1: one title, and no level left out below it.
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => Number(heading.tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1) found.push(`titles: ${levels.filter((level) => level === 1).length}`);
  levels.forEach((level, i) => i && level > levels[i - 1] + 1 && found.push(`a heading of level ${level} after one of level ${levels[i - 1]}`));

  // Anchors lead to one place.
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  for (const id of new Set(ids.filter((one, i) => ids.indexOf(one) !== i))) found.push(`id twice: ${id}`);

  // 2.5.8: what stands alone is 24 pixels high or has that room; links within a sentence are excepted.
  for (const element of document.querySelectorAll("article button, article input, .contents a, article .chip[href], .facts a, .lineages li li > a")) {
    const box = element.getBoundingClientRect();
    const room = element.labels?.[0]?.getBoundingClientRect() ?? box;
    if (isShown(element) && Math.max(box.height, room.height) < 24) found.push(`${box.height} pixels high: ${name(element)}`);
  }
  return found;
}
