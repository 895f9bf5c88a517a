/**
 * Memoises a function of one string for up to `size` inputs. A full map is cleared, so made-up inputs cost one refill.
 *
 * @param maxLength longer inputs are not stored
 */
export function memoize<T>(make: (text: string) => T, size = 1_000, maxLength = 200): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    if (text.length > maxLength) return make(text);
    const known = made.get(text);
    if (known !== undefined || made.has(text)) return known as T;
    // Copy, because a slice of a text, such as a parameter of a URL, keeps the entire text in memory.
    const own = JSON.parse(JSON.stringify(text)) as string;
    const value = make(own);
    if (made.size >= size) made.clear();
    made.set(own, value);
    return value;
  };
}

/** Memoises a function of an object, which must not change, as long as the object is in use. */
export function memoizeByObject<K extends object, T extends object>(make: (key: K) => T): (key: K) => T {
  const made = new WeakMap<K, T>();
  return (key) => {
    let value = made.get(key);
    if (!value) made.set(key, (value = make(key)));
    return value;
  };
}
