import { PostingCollector } from './collect-postings';
import { longestNgram } from '../../format/search/index-format';
import { firstRun, type DocumentPieces } from './split-documents';
import { separator, space } from '../../format/search/units';

/** Grams in the order of `index-format.ts`, and where their posting lists begin. */
export interface GramTable {
  readonly units: Uint16Array;
  readonly children: Uint32Array;
  readonly postings: Uint32Array;
  /** The posting lists of grams longer than one, in this order. */
  readonly lists: readonly Uint8Array[];
}

/** The grams of length one: code units, ascending, and where their posting lists begin. */
export interface UnitTable {
  readonly units: readonly number[];
  /** In how many articles each is. */
  readonly counts: readonly number[];
  readonly postings: Uint32Array;
}

export interface GramOptions {
  readonly frequent: number;
  /** Where the posting lists of grams longer than one begin. */
  readonly offset: number;
  readonly onProgress: (done: number, total: number) => void;
}

/** The grams of one length. */
interface Level {
  /** The number of the first of them. */
  readonly base: number;
  readonly isFrequent: readonly boolean[];
}

/**
 * Extends code units to grams, length by length: a sequence becomes a gram where the two grams that it is made of, all
 * but its last and all but its first code unit, are each in more than `frequent` articles.
 */
export function buildGrams(
  documents: readonly DocumentPieces[],
  table: UnitTable,
  { frequent, offset, onProgress }: GramOptions,
): GramTable {
  const units = [...table.units];
  const parents: number[] = [];
  const postings = [table.postings];
  const lists: Uint8Array[] = [];
  let end = offset;
  const numbers = new Int32Array(firstRun).fill(-1);
  table.units.forEach((unit, number) => {
    if (unit !== space && unit !== separator) numbers[unit] = number;
  });
  const beginning = documents.map((document) => findUnits(document, numbers));
  let level: Level = { base: 0, isFrequent: table.counts.map((count) => count > frequent) };
  for (let length = 2; length <= longestNgram && level.isFrequent.includes(true); length++) {
    onProgress(length - 1, longestNgram);
    const { keys, collector } = extendGrams(documents, beginning, level, length);
    // Ascending by the gram that is extended, then by code unit: the order in which they are stored.
    const order = Uint32Array.from(keys.keys()).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
    const counts = collector.countArticles(keys.length);
    const base = units.length;
    const newNumbers = new Int32Array(keys.length);
    order.forEach((found, i) => {
      const key = keys[found] ?? 0;
      newNumbers[found] = base + i;
      parents.push(Math.floor(key / firstRun));
      units.push(key % firstRun);
    });
    const { starts, bytes } = collector.encode(order, end);
    postings.push(starts);
    lists.push(bytes);
    end += bytes.length;
    for (const grams of beginning) {
      for (let i = 0; i < grams.length; i++) {
        const found = grams[i] ?? -1;
        if (found >= 0) grams[i] = newNumbers[found] ?? -1;
      }
    }
    level = { base, isFrequent: Array.from(order, (found) => (counts[found] ?? 0) > frequent) };
  }
  onProgress(longestNgram, longestNgram);
  return {
    units: Uint16Array.from(units),
    children: findChildren(table.units.length, parents),
    postings: joinNumbers(postings),
    lists,
  };
}

/** By piece: the number of the gram of length one that it is, -1 for runs and what separates. */
function findUnits({ pieces }: DocumentPieces, numbers: Int32Array): Int32Array {
  return Int32Array.from(pieces, (piece) => numbers[piece] ?? -1);
}

/** Makes `beginning`, by piece the gram that begins there, grams that are longer by one. */
function extendGrams(
  documents: readonly DocumentPieces[],
  beginning: readonly Int32Array[],
  { base, isFrequent }: Level,
  length: number,
): { keys: readonly number[]; collector: PostingCollector } {
  const found = new Map<number, number>();
  const keys: number[] = [];
  const collector = new PostingCollector();
  documents.forEach(({ pieces, fields }, article) => {
    const grams = beginning[article] ?? new Int32Array(0);
    let from = 0;
    for (const { field, end } of fields) {
      for (let i = from; i < end; i++) {
        const head = grams[i] ?? -1;
        const tail = grams[i + 1] ?? -1;
        grams[i] = -1;
        // Fields end in a separator, which is part of no gram: no gram reaches into the next field.
        if (head < 0 || tail < 0 || !isFrequent[head - base] || !isFrequent[tail - base]) continue;
        const key = head * firstRun + (pieces[i + length - 1] ?? 0);
        let number = found.get(key);
        if (number === undefined) {
          number = keys.push(key) - 1;
          found.set(key, number);
        }
        grams[i] = number;
        collector.add(number, field);
      }
      from = end + 1;
    }
    collector.endArticle(article);
  });
  return { keys, collector };
}

/** @param parents by gram that is longer than one: the gram that it extends, ascending */
function findChildren(unitCount: number, parents: readonly number[]): Uint32Array {
  const children = new Uint32Array(unitCount + parents.length + 1);
  let next = 0;
  for (let gram = 0; gram < children.length; gram++) {
    while (next < parents.length && (parents[next] ?? 0) < gram) next += 1;
    children[gram] = unitCount + next;
  }
  return children;
}

function joinNumbers(parts: readonly Uint32Array[]): Uint32Array {
  const joined = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
