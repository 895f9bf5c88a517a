import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TextReader } from '../../../../core/read/search/text-reader';

/** Lengths of texts, from none to more than is read at once. */
const lengths = fc.array(fc.oneof(fc.nat(20), fc.nat(10_000), fc.constantFrom(0x4_0000, 0x5_0000)), {
  minLength: 1,
  maxLength: 30,
});

describe('texts of the search index', () => {
  it('are those of the articles asked for, in order', () => {
    fc.assert(
      fc.property(
        lengths.chain((all) => fc.tuple(fc.constant(all), fc.subarray([...all.keys()]))),
        fc.nat(16),
        ([all, articles], offset) => {
          const { bytes, starts, source } = aWorld(all, offset);
          const seen: number[] = [];
          new TextReader(source, offset, starts).each(Uint32Array.from(articles), (article, text) => {
            seen.push(article);
            const [from = 0, to = 0] = [starts[article], starts[article + 1]];
            assert.ok(Buffer.compare(text, bytes.subarray(offset + from, offset + to)) === 0);
          });
          assert.deepEqual(seen, articles);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('are read together when they are near each other, and not what is far between', () => {
    const { starts, source, reads } = aWorld(
      Array.from({ length: 1_000 }, () => 1_000),
      0,
    );
    const reader = new TextReader(source, 0, starts);
    reader.each(Uint32Array.of(0, 2, 3, 500, 999), () => undefined);
    assert.deepEqual(reads.splice(0), [4_000, 1_000, 1_000]);
    reader.each(Uint32Array.from(starts.keys()).subarray(0, 1_000), () => undefined);
    assert.ok(reads.length < 10, `${reads.length}`);
  });
});

function aWorld(lengths: readonly number[], offset: number) {
  const starts = new Uint32Array(lengths.length + 1);
  lengths.forEach((length, i) => {
    starts[i + 1] = (starts[i] ?? 0) + length;
  });
  const bytes = Uint8Array.from(
    { length: offset + (starts.at(-1) ?? 0) },
    (_, i) => (i * 31 + (i >> 8)) % 251,
  );
  const reads: number[] = [];
  const source = {
    readInto: (from: number, to: Uint8Array) => {
      reads.push(to.length);
      to.set(bytes.subarray(from, from + to.length));
    },
  };
  return { bytes, starts, source, reads };
}
