/**
 * The number of the first of `size` things that is not before what is sought, by halving.
 *
 * @param isBefore true of the first of them, false of the rest
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
