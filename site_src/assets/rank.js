// Which issues explain some words. scripts/ipsec_errata/answers/ranking.py says how and does the same, and the tables
// of cases are run against both.

import { wordsOf } from "./words.js";

const LEAST_PERCENT = 25;

/** Return {id, live, title, status, score} of the issues that explain `text`, best first. */
export function rank(text, { issues, lines, words, also }) {
  const shared = new Map();
  const whole = new Map();
  const add = (map, key, weight) => map.set(key, (map.get(key) ?? 0) + weight);
  for (const word of new Set(wordsOf(text, also))) {
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
    return { id, live, title, status, score: Math.floor((2 * best.get(issue)) / 10) + weight };
  });
  hits.sort((a, b) => b.score - a.score || b.live - a.live || (a.id < b.id ? -1 : 1));
  return hits.filter((hit) => hit.score * 100 >= hits[0].score * LEAST_PERCENT);
}
