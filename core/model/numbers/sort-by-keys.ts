/** Sorts article numbers by the key of each article, NaN last in both directions, then by article number. */
export function sortByKeys(keys: Float64Array, isDown: boolean): Uint32Array {
  return sortPacked(keys, isDown) ?? sortPairs(keys, isDown);
}

/**
 * Sorts numbers that combine a key and an article number, without a comparison function, which is much faster.
 * Undefined if the two do not fit into a safe integer.
 */
function sortPacked(keys: Float64Array, isDown: boolean): Uint32Array | undefined {
  const size = keys.length;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let article = 0; article < size; article++) {
    const key = keys[article] ?? Number.NaN;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  // One more than the keys need, for NaN.
  const range = Math.max(most - least, 0) + 2;
  if (!Number.isSafeInteger(range * size)) return undefined;
  const packed = keys.map((key, article) => {
    const rank = Number.isNaN(key) ? range - 1 : isDown ? most - key : key - least;
    return rank * size + article;
  });
  packed.sort();
  return new Uint32Array(packed.map((pair) => pair % size));
}

function sortPairs(keys: Float64Array, isDown: boolean): Uint32Array {
  return Uint32Array.from(keys.keys()).sort((a, b) => {
    const [x, y] = [keys[a] ?? Number.NaN, keys[b] ?? Number.NaN];
    const order = Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    if (order !== 0) return order;
    const difference = Number.isNaN(x) ? 0 : isDown ? y - x : x - y;
    return difference || a - b;
  });
}
