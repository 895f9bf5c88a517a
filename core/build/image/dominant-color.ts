import type { Pixels } from './decode-pixels';

/**
 * Returns the dominant colour of a picture as `#rrggbb`. It groups pixels by the upper four bits of each channel, and
 * takes the mean of the largest group, the first of equals. Pixels that are more than half transparent do not count;
 * null if all are.
 */
export function findDominantColor({ rgba }: Pixels): string | null {
  const groups = new Map<number, [count: number, red: number, green: number, blue: number]>();
  for (let i = 0; i < rgba.length; i += 4) {
    const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray(i, i + 4);
    if (alpha < 128) continue;
    const key = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    const group = groups.get(key) ?? [0, 0, 0, 0];
    groups.set(key, [group[0] + 1, group[1] + red, group[2] + green, group[3] + blue]);
  }
  let largest: readonly [number, number, number, number] = [0, 0, 0, 0];
  for (const group of groups.values()) if (group[0] > largest[0]) largest = group;
  const [count, ...sums] = largest;
  if (count === 0) return null;
  return `#${Buffer.from(sums.map((sum) => Math.round(sum / count))).toString('hex')}`;
}
