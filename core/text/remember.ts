/** Longer texts are nobody's tag, and would fill the memory. */
const maxLength = 200;

/**
 * Remembers what a function made of up to `size` texts. Requests repeat few names in many combinations, and what a
 * stranger makes up pushes out no more than that.
 */
export function remember<T>(make: (text: string) => T, size = 1_000): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text);
    if (known !== undefined || made.has(text)) return known as T;
    const value = make(text);
    if (made.size >= size) made.clear();
    if (text.length <= maxLength) made.set(text, value);
    return value;
  };
}
