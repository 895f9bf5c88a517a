import type { Pixels } from './decode-pixels';

/**
 * Finds the colour that most of a picture has, as `#rrggbb`: the mean of the fullest of 4,096 groups of near colours
 * (the first of equals). Pixels that are more than half transparent do not count; null when all are.
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
  let fullest: readonly [number, number, number, number] = [0, 0, 0, 0];
  for (const group of groups.values()) if (group[0] > fullest[0]) fullest = group;
  const [count, ...sums] = fullest;
  if (count === 0) return null;
  return `#${sums
    .map((sum) =>
      Math.round(sum / count)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
