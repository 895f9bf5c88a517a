import assert from 'node:assert/strict';
import { isTurnedSideways, shrinkPixels, turnPixels } from '../../../../core/build/image/shrink-pixels';

/** A picture whose pixels are numbers, in the red of each. */
function aPicture(rows: readonly (readonly number[])[]) {
  const rgba = Uint8Array.from(rows.flat().flatMap((value) => [value, 0, 0, 255]));
  return { width: rows[0]?.length ?? 0, height: rows.length, rgba };
}

function toRows({ width, height, rgba }: { width: number; height: number; rgba: Uint8Array }): number[][] {
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (__, x) => rgba[(y * width + x) * 4] ?? -1),
  );
}

describe('pixels', () => {
  it('are turned in each of the eight ways of Exif', () => {
    const table: readonly (readonly [number, readonly (readonly number[])[]])[] = [
      [
        1,
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ],
      [
        2,
        [
          [3, 2, 1],
          [6, 5, 4],
        ],
      ],
      [
        3,
        [
          [6, 5, 4],
          [3, 2, 1],
        ],
      ],
      [
        4,
        [
          [4, 5, 6],
          [1, 2, 3],
        ],
      ],
      [
        5,
        [
          [1, 4],
          [2, 5],
          [3, 6],
        ],
      ],
      [
        6,
        [
          [4, 1],
          [5, 2],
          [6, 3],
        ],
      ],
      [
        7,
        [
          [6, 3],
          [5, 2],
          [4, 1],
        ],
      ],
      [
        8,
        [
          [3, 6],
          [2, 5],
          [1, 4],
        ],
      ],
      [
        9,
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      ],
    ];
    for (const [orientation, expected] of table) {
      const picture = aPicture([
        [1, 2, 3],
        [4, 5, 6],
      ]);
      assert.deepEqual(toRows(turnPixels(picture, orientation)), expected, String(orientation));
      assert.equal(isTurnedSideways(orientation), expected.length === 3);
    }
  });

  it('are averaged, and never multiplied', () => {
    assert.deepEqual(
      toRows(
        shrinkPixels(
          aPicture([
            [0, 100, 10, 30],
            [0, 100, 10, 30],
          ]),
          2,
        ),
      ),
      [[50, 20]],
    );
    assert.deepEqual(toRows(shrinkPixels(aPicture([[7]]), 100)), [[7]]);
    const long = shrinkPixels(aPicture([Array.from({ length: 1000 }, () => 9)]), 100);
    assert.deepEqual([long.width, long.height], [100, 1]);
  });

  it('count by their opacity', () => {
    const rgba = Uint8Array.from([200, 0, 0, 255, 0, 0, 0, 0]);
    assert.deepEqual([...shrinkPixels({ width: 2, height: 1, rgba }, 1).rgba], [200, 0, 0, 128]);
  });
});
