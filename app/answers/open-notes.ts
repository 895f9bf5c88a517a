/** How many names are remembered at most. */
const places = 2 ** 14;

/**
 * Opens notes of names. They tell whether a name was noted lately, and note it: what is asked for once is mostly never asked
 * for again, and should not push out what is.
 *
 * Only hashes are kept, each in its place, where the next name pushes it out. So now and then a name is taken for one that
 * was noted, or a noted one is forgotten. (The doorkeeper of Einziger, Friedman and Manes, "TinyLFU: A Highly Efficient
 * Cache Admission Policy", ACM Transactions on Storage 13, 2017.)
 */
export function openNotes(): (name: string) => boolean {
  let notes: Uint32Array | undefined;
  return (name) => {
    notes ??= new Uint32Array(places);
    const hash = toHash(name);
    const place = hash % places;
    const wasNoted = notes[place] === hash;
    notes[place] = hash;
    return wasNoted;
  };
}

/** FNV-1a in 32 bits, of code units; 0, which stands for nothing noted, is avoided. */
function toHash(name: string): number {
  let hash = 0x811c_9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x0100_0193);
  return hash >>> 0 || 1;
}
