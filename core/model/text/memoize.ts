/**
 * Remembers what a function made of up to `size` texts. Requests repeat few names in many combinations, and what a
 * stranger makes up pushes out no more than that.
 *
 * @param maxLength of a text that is remembered: longer ones are nobody's tag, and would fill the memory
 */
export function memoize<T>(make: (text: string) => T, size = 1_000, maxLength = 200): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    if (text.length > maxLength) return make(text);
    const known = made.get(text);
    if (known !== undefined || made.has(text)) return known as T;
    // A copy of its own: a part of a text, such as a parameter of a URL, would keep all of that in memory.
    const own = JSON.parse(JSON.stringify(text)) as string;
    const value = make(own);
    if (made.size >= size) made.clear();
    made.set(own, value);
    return value;
  };
}

/** Remembers what a function made of an object, as long as that is in use; it must not change. */
export function memoizeByObject<K extends object, T extends object>(make: (key: K) => T): (key: K) => T {
  const made = new WeakMap<K, T>();
  return (key) => {
    let value = made.get(key);
    if (!value) made.set(key, (value = make(key)));
    return value;
  };
}
