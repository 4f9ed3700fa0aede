// What is shown, as the address says it: ?status=open&topic=nat&words=esp&sort=-impact&page=2.

/** Return {chosen, words, order, part}; `chosen` has positions of values by the name of a facet. */
export function readAddress(facets) {
  const asked = new URLSearchParams(location.search);
  const chosen = new Map();
  for (const facet of facets) {
    const known = asked.getAll(facet.name).filter((value) => facet.position.has(value));
    if (known.length) chosen.set(facet.name, new Set(known.map((value) => facet.position.get(value))));
  }
  const part = Math.max(1, Number.parseInt(asked.get("page"), 10) || 1);
  return { chosen, words: asked.get("words") ?? "", order: asked.get("sort") ?? "", part };
}

/** Put what is shown into the address: as a step of its own, or in place of the last one. */
export function writeAddress({ chosen, words, order, part }, facets, isSameStep) {
  const told = new URLSearchParams();
  if (words.trim()) told.set("words", words.trim());
  for (const facet of facets) {
    for (const value of chosen.get(facet.name) ?? []) told.append(facet.name, facet.values[value][0]);
  }
  if (order) told.set("sort", order);
  if (part > 1) told.set("page", part);
  const query = told.toString();
  history[isSameStep ? "replaceState" : "pushState"](null, "", location.pathname + (query ? `?${query}` : ""));
}
