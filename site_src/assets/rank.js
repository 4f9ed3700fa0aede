// Which issues explain some words. scripts/ipsec_errata/answers/ranking.py says how and does the same, and
// tests/cases/symptoms.json is run against both.

const PIECE = /[a-z0-9]+(?:[-_][a-z0-9]+)*/g;
const PREFIX = /^(?:v[12]n|ikev2|ikev1|isakmp|n)_(?=[a-z]+_)/;
const ENDING = /^(..+?[^s])(?:ings?|ed|e?s|e)$/;
// Written with an underscore in logs and with a space in prose: two words.
const TWO_WORDS = new Set(["child_sa", "ike_sa", "ipsec_sa"]);
const STOP = new Set(
  `a an and are as at be been but by can for from has have if in into is it its may no not of on one only or such that the
  their them then there this to was were which while who will with would`.split(/\s+/),
);
const LEAST_PERCENT = 25;

function* wordsOf(text) {
  for (const [piece] of text.toLowerCase().matchAll(PIECE)) {
    const name = piece.replaceAll("-", "_").replace(PREFIX, "");
    const parts = name.split("_");
    if (parts.length > 1 && !TWO_WORDS.has(name)) yield name;
    for (const part of parts) {
      if (STOP.has(part) || (/^[0-9]+$/.test(part) && part.length < 3)) continue;
      yield ENDING.exec(part)?.[1] ?? part;
    }
  }
}

/** Return {id, live, title, status, score} of the issues that explain `text`, best first. */
export function rank(text, { issues, lines, words }) {
  const shared = new Map();
  const whole = new Map();
  const add = (map, key, weight) => map.set(key, (map.get(key) ?? 0) + weight);
  for (const word of new Set(wordsOf(text))) {
    if (!Object.hasOwn(words, word)) continue;
    const [weight, ...places] = words[word];
    for (const place of places) add(shared, place, weight);
    for (const issue of new Set(places.map((place) => lines[place][0]))) add(whole, issue, weight);
  }
  const best = new Map();
  for (const [place, weight] of shared) {
    const [issue, factor, total] = lines[place];
    best.set(issue, Math.max(best.get(issue) ?? 0, Math.floor((factor * weight * weight) / total)));
  }
  const hits = [...whole].map(([issue, weight]) => {
    const [id, live, title, status] = issues[issue];
    return { id, live, title, status, score: Math.floor((4 * best.get(issue)) / 10) + weight };
  });
  hits.sort((a, b) => b.score - a.score || b.live - a.live || (a.id < b.id ? -1 : 1));
  return hits.filter((hit) => hit.score * 100 >= hits[0].score * LEAST_PERCENT);
}
