const slotCount = 2 ** 14;

/**
 * Creates a doorkeeper (Einziger, Friedman and Manes, "TinyLFU: A Highly Efficient Cache Admission Policy", ACM Transactions
 * on Storage 13, 2017). It returns whether a URL was seen recently, and records it.
 *
 * Each slot holds one hash, which the next URL overwrites, so false hits and misses are possible.
 */
export function createDoorkeeper(): (url: string) => boolean {
  let slots: Uint32Array | undefined;
  return (url) => {
    slots ??= new Uint32Array(slotCount);
    const hash = toHash(url);
    const slot = hash % slotCount;
    const wasSeen = slots[slot] === hash;
    slots[slot] = hash;
    return wasSeen;
  };
}

/** FNV-1a in 32 bits, over code units; never 0, which marks an empty slot. */
function toHash(text: string): number {
  let hash = 0x811c_9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x0100_0193);
  return hash >>> 0 || 1;
}
