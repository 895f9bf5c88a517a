/** The same numbers with room for at least `length`, the rest zeros. */
export function enlarge<T extends Uint8Array | Uint32Array>(numbers: T, length: number): T {
  if (length <= numbers.length) return numbers;
  // The constructor of a typed array makes its own kind.
  const larger = new (numbers.constructor as new (length: number) => T)(Math.max(numbers.length * 2, length));
  larger.set(numbers);
  return larger;
}
