// All entries by columns, and what is asked of them: which rows have a value, how many there are of each. What is counted
// comes in entries/list.json; what is drawn, searched and sorted by follows in entries/list-rows.json, as the page has
// the first rows already. scripts/ipsec_errata/outputs/list_columns.py describes both.

/**
 * One facet; row r has the values flat[start[r]] to flat[start[r + 1] - 1], by their position in `values`. The two are made
 * when something is asked: who sees the whole list needs no more than `totals`.
 */
class Facet {
  #counts;
  #positions;
  #start;
  #flat;

  constructor({ name, label, values, totals, counts, positions }) {
    Object.assign(this, { name, label, values, totals });
    [this.#counts, this.#positions] = [counts, positions];
    this.position = new Map(values.map(([id], number) => [id, number]));
  }

  get start() {
    if (!this.#start) {
      this.#start = new Uint32Array(this.#counts.length + 1);
      this.#counts.forEach((count, row) => (this.#start[row + 1] = this.#start[row] + count));
    }
    return this.#start;
  }

  get flat() {
    return (this.#flat ??= new Uint16Array(this.#positions));
  }

  /** Return what says of a row whether it has one of the values in `chosen`. */
  test(chosen) {
    const { start, flat } = this;
    return (row) => {
      for (let at = start[row]; at < start[row + 1]; at++) if (chosen.has(flat[at])) return true;
      return false;
    };
  }

  /** The values of a row, each as [id, label, sign]. */
  of(row) {
    return [...this.flat.subarray(this.start[row], this.start[row + 1])].map((value) => this.values[value]);
  }

  /** The position of the first value of a row; a row without one comes last. */
  first(row) {
    return this.start[row] < this.start[row + 1] ? this.flat[this.start[row]] : this.values.length;
  }

  /** How many of the rows have each value. */
  total(rows) {
    const { start, flat } = this;
    const counts = new Uint32Array(this.values.length);
    for (const row of rows) for (let at = start[row]; at < start[row + 1]; at++) counts[flat[at]]++;
    return counts;
  }

  /** How many of the rows have each value, leaving out those that fail by another facet than number `own`. */
  count(rows, failed, own) {
    const others = ~(1 << own);
    return this.total(rows.filter((row) => !(failed[row] & others)));
  }
}

export class Columns {
  #texts;
  #lowTitles;

  /** Take the facets as loaded; `fixed` are pairs of facet and value that all rows of this list have. */
  constructor({ facets }, fixed) {
    this.facet = Object.fromEntries(facets.map((facet) => [facet.name, new Facet(facet)]));
    const wanted = fixed.map(([name, value]) => this.facet[name].test(new Set([this.facet[name].position.get(value)])));
    this.size = facets[0].counts.length;
    // Numbers of the rows that this list has at all.
    this.rows = new Uint32Array(this.size).map((_, row) => row);
    if (fixed.length) this.rows = this.rows.filter((row) => wanted.every((test) => test(row)));
    // A facet by which these rows do not differ is no choice.
    const fixedNames = new Set(fixed.map(([name]) => name));
    this.choices = Object.values(this.facet).filter((facet) => {
      if (fixedNames.has(facet.name)) return false;
      if (fixed.length) facet.totals = facet.total(this.rows);
      return facet.totals.filter(Boolean).length > 1;
    });
  }

  /** Take what is drawn of each row, as loaded: it comes as one text for each column, a line for each row. */
  add({ ids, titles, changed, weights }) {
    Object.assign(this, { ids: ids.split("\n"), titles: titles.split("\n"), changed: changed.split("\n"), weights });
  }

  /** The titles in small letters, by which they are sorted. */
  get lowTitles() {
    return (this.#lowTitles ??= this.titles.map((title) => title.toLowerCase()));
  }

  /** What the words are looked for in: number, title, RFCs, protocols and topics of each row. */
  get texts() {
    const { rfc, protocol, topic } = this.facet;
    return (this.#texts ??= this.ids.map((id, row) => {
      const rfcs = rfc.of(row).map(([number]) => `rfc${number} rfc ${number}`);
      const labels = [...protocol.of(row), ...topic.of(row)].map(([, words]) => words);
      return [id, labelOf(id), this.titles[row], ...rfcs, ...labels].join(" ").toLowerCase();
    }));
  }

  /** Make what the first question would wait for. */
  prepare() {
    for (const facet of this.choices) facet.test(new Set());
    return [this.texts, this.lowTitles];
  }

  /**
   * Return for each row one bit for each facet that it fails, one more for the words: a row is shown if none is set,
   * and counts for a value of a facet if no other bit is. Undefined if nothing is asked, which no row fails.
   */
  failures({ chosen, words }) {
    if (!chosen.size && !words) return undefined;
    const failed = new Uint16Array(this.size);
    this.choices.forEach((facet, number) => {
      const values = chosen.get(facet.name);
      if (!values) return;
      const has = facet.test(values);
      for (const row of this.rows) if (!has(row)) failed[row] |= 1 << number;
    });
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    // Words are looked for when the rows are here; whoever typed them is shown the rows then.
    if (wanted.length && this.ids) {
      const bit = 1 << this.choices.length;
      for (const row of this.rows) if (!wanted.every((word) => this.texts[row].includes(word))) failed[row] |= bit;
    }
    return failed;
  }
}

/** An ID as people write it: EID 4387 for eid4387. */
export const labelOf = (id) => id.replace(/^eid/, "EID ");
