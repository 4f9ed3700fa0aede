// The order of the rows, by the column of the table that was pressed; a minus before its name turns it round.

const keyOf = {
  entry: () => (row) => row,
  title: ({ lowTitles }) => (row) => lowTitles[row],
  status: ({ facet }) => (row) => facet.status.first(row) * 100 + facet.official.first(row),
  class: ({ facet }) => (row) => facet.class.first(row) * 100 + facet.type.first(row),
  // A greater impact hurts more.
  impact: ({ weights }) => (row) => weights[row],
  rfc: ({ facet }) => (row) => facet.rfc.first(row),
  changed: ({ changed }) => (row) => changed[row],
};

/** The names of the orders, in the order of the table's columns. */
export const ORDERS = Object.keys(keyOf);

/** Sort the rows in place, those that are alike by their number, and return them. They are numbers in a typed array. */
export function sortRows(rows, order, columns) {
  const key = keyOf[order.replace("-", "")]?.(columns);
  if (!key) return rows;
  const keys = [];
  for (const row of rows) keys[row] = key(row);
  const down = order.startsWith("-") ? -1 : 1;
  return rows.sort((a, b) => (keys[a] < keys[b] ? -down : keys[a] > keys[b] ? down : a - b));
}
