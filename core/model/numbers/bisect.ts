/**
 * Binary search: the first index below `size` for which `isBefore` is false, or `size`.
 *
 * @param isBefore true up to some index, false from there on
 */
export function bisect(size: number, isBefore: (i: number) => boolean): number {
  let [low, high] = [0, size];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
