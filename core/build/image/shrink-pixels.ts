import type { Pixels } from './decode-pixels';

/** Shrinks a picture to at most `side` pixels per side. Each pixel is a mean, with colours weighted by their opacity. */
export function shrinkPixels({ width, height, rgba }: Pixels, side: number): Pixels {
  const scale = Math.max(1, width / side, height / side);
  const [columns, rows] = [width, height].map((size) =>
    Math.max(1, Math.min(side, Math.round(size / scale))),
  ) as [number, number];
  const small = new Uint8Array(columns * rows * 4);
  for (let y = 0; y < rows; y++) {
    const [top, bottom] = sourceRange(y, rows, height);
    for (let x = 0; x < columns; x++) {
      const [left, right] = sourceRange(x, columns, width);
      small.set(average(rgba, width, { top, bottom, left, right }), (y * columns + x) * 4);
    }
  }
  return { width: columns, height: rows, rgba: small };
}

/** Turns and mirrors a picture by its Exif orientation, 1 to 8 (tag 274). */
export function turnPixels({ width, height, rgba }: Pixels, orientation: number): Pixels {
  const isSideways = isTurnedSideways(orientation);
  const [columns, rows] = isSideways ? [height, width] : [width, height];
  const fromRight = [2, 3, 7, 8].includes(orientation);
  const fromBottom = [3, 4, 6, 7].includes(orientation);
  const turned = new Uint8Array(rgba.length);
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const [u, v] = isSideways ? [y, x] : [x, y];
      const from = (fromBottom ? height - 1 - v : v) * width + (fromRight ? width - 1 - u : u);
      turned.set(rgba.subarray(from * 4, from * 4 + 4), (y * columns + x) * 4);
    }
  }
  return { width: columns, height: rows, rgba: turned };
}

/** Whether the orientation swaps width and height. */
export function isTurnedSideways(orientation: number): boolean {
  return orientation >= 5 && orientation <= 8;
}

/** Returns which of `size` source pixels become pixel `position` of `count`: at least one. */
function sourceRange(position: number, count: number, size: number): [from: number, to: number] {
  const from = Math.floor((position * size) / count);
  return [from, Math.max(from + 1, Math.floor(((position + 1) * size) / count))];
}

interface Box {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

function average(rgba: Uint8Array, width: number, { top, bottom, left, right }: Box): number[] {
  let [red, green, blue, alpha] = [0, 0, 0, 0];
  for (let y = top; y < bottom; y++) {
    for (let i = (y * width + left) * 4; i < (y * width + right) * 4; i += 4) {
      const opacity = rgba[i + 3] ?? 0;
      red += (rgba[i] ?? 0) * opacity;
      green += (rgba[i + 1] ?? 0) * opacity;
      blue += (rgba[i + 2] ?? 0) * opacity;
      alpha += opacity;
    }
  }
  if (alpha === 0) return [0, 0, 0, 0];
  const count = (bottom - top) * (right - left);
  return [red / alpha, green / alpha, blue / alpha, alpha / count].map(Math.round);
}
