/** Values by name, as many as fit into some bytes; what was asked for lately stays longest. */
export interface KeptByBytes<T, Name = string> {
  get(name: Name): T | undefined;
  /** @param bytes that the value takes; one of more than a quarter of all is not kept */
  set(name: Name, value: T, bytes: number): void;
  /** Tells that a kept value has grown, by so many bytes. */
  grow(name: Name, bytes: number): void;
  clear(): void;
  /** Whether values had to be dropped for others already: there are more of them than fit. */
  readonly isCrowded: boolean;
  /** Of all values, as told. */
  readonly bytes: number;
  readonly size: number;
}

interface Generation<T, Name> {
  readonly values: Map<Name, { readonly value: T; bytes: number }>;
  bytes: number;
}

/**
 * Opens an empty store.
 *
 * There are two generations of half the bytes each. When the younger is full the older is dropped whole, and whatever is
 * asked for in the older moves to the younger: so what is asked for often stays, whatever else passes by, and neither
 * keeping nor dropping takes time that grows with the store.
 */
export function keepByBytes<T, Name = string>(maxBytes: number): KeptByBytes<T, Name> {
  let young: Generation<T, Name> = { values: new Map(), bytes: 0 };
  let old: Generation<T, Name> = { values: new Map(), bytes: 0 };
  let isCrowded = false;
  const add = (name: Name, value: T, bytes: number) => {
    // Half a generation: with one more like it the older generation is still there.
    if (bytes > maxBytes / 4) return;
    if (young.bytes + bytes > maxBytes / 2) {
      if (old.values.size > 0) isCrowded = true;
      old = young;
      young = { values: new Map(), bytes: 0 };
    }
    young.values.set(name, { value, bytes });
    young.bytes += bytes;
  };
  const remove = (generation: Generation<T, Name>, name: Name) => {
    generation.bytes -= generation.values.get(name)?.bytes ?? 0;
    generation.values.delete(name);
  };
  return {
    get(name) {
      const found = young.values.get(name);
      if (found) return found.value;
      const older = old.values.get(name);
      if (!older) return undefined;
      remove(old, name);
      add(name, older.value, older.bytes);
      return older.value;
    },
    set(name, value, bytes) {
      remove(young, name);
      remove(old, name);
      add(name, value, bytes);
    },
    grow(name, bytes) {
      const generation = young.values.has(name) ? young : old;
      const found = generation.values.get(name);
      if (!found) return;
      remove(generation, name);
      add(name, found.value, found.bytes + bytes);
    },
    clear() {
      isCrowded = false;
      young = { values: new Map(), bytes: 0 };
      old = { values: new Map(), bytes: 0 };
    },
    get isCrowded() {
      return isCrowded;
    },
    get bytes() {
      return young.bytes + old.bytes;
    },
    get size() {
      return young.values.size + old.values.size;
    },
  };
}
