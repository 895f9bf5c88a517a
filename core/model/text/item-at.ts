/**
 * The element at an index of a list. Use it instead of `list[i] ?? 0`, which turns a wrong index into article 0.
 *
 * Not for loops over all articles or all text: V8 reads arrays faster in code that meets only one type of array.
 *
 * @throws RangeError when the index is out of range
 * @example itemAt(catalog.day, article)
 */
export function itemAt<T>(list: ArrayLike<T>, index: number): T {
  const item = list[index];
  if (item === undefined)
    throw new RangeError(`Index ${index} is out of range: the length is ${list.length}.`);
  return item;
}

/**
 * One of several lists that are stored one after another, as a view.
 *
 * @param starts where each list begins, with one entry more than there are lists
 * @throws RangeError when there is no list of this number
 */
export function listAt<T extends Uint8Array | Uint16Array | Uint32Array>(
  numbers: T,
  starts: Uint32Array,
  index: number,
): T {
  return numbers.subarray(itemAt(starts, index), itemAt(starts, index + 1)) as T;
}

/**
 * The value of a key that a map must have.
 *
 * @throws RangeError when the map does not have the key
 */
export function entryOf<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const value = map.get(key);
  if (value === undefined) throw new RangeError(`There is no "${String(key)}" among ${map.size} keys.`);
  return value;
}
