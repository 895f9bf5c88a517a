import { PostingCollector } from './collect-postings';
import { longestNgram } from '../../format/search/index-format';
import { firstRun, type DocumentPieces } from './split-documents';
import { separator, space } from '../../format/search/units';

/** N-grams in the order of `index-format.ts`, and where their posting lists begin. */
export interface GramTable {
  readonly units: Uint16Array;
  readonly children: Uint32Array;
  readonly postings: Uint32Array;
  /** The posting lists of n-grams longer than one, in this order. */
  readonly lists: readonly Uint8Array[];
}

/** The n-grams of length one: code units, ascending, and where their posting lists begin. */
export interface UnitTable {
  readonly units: readonly number[];
  /** The number of articles that have each. */
  readonly counts: readonly number[];
  readonly postings: Uint32Array;
}

export interface GramOptions {
  /** N-grams in more articles than this are extended. */
  readonly frequent: number;
  /** Where the posting lists of n-grams longer than one begin. */
  readonly offset: number;
  readonly onProgress: (done: number, total: number) => void;
}

/** The n-grams of one length. */
interface Level {
  /** The number of the first n-gram. */
  readonly base: number;
  readonly isFrequent: readonly boolean[];
}

/**
 * Extends code units to n-grams, length by length. A sequence becomes an n-gram if both n-grams that it consists of (all but
 * its last, and all but its first code unit) are in more than `frequent` articles.
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
  // By document and piece: the number of the n-gram that begins there, -1 for none.
  const beginning = documents.map(({ pieces }) => Int32Array.from(pieces, (piece) => numbers[piece] ?? -1));
  let level: Level = { base: 0, isFrequent: table.counts.map((count) => count > frequent) };
  for (let length = 2; length <= longestNgram && level.isFrequent.includes(true); length++) {
    onProgress(length - 1, longestNgram);
    const { keys, collector } = extendGrams(documents, beginning, level, length);
    // Ascending by the n-gram that is extended, then by code unit: the order in which they are stored.
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

/** Replaces the n-grams in `beginning` by n-grams that are longer by one, numbered in order of appearance. */
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
    for (const { field, start, end } of fields) {
      for (let i = start; i < end; i++) {
        const head = grams[i] ?? -1;
        const tail = grams[i + 1] ?? -1;
        grams[i] = -1;
        // Fields end in a separator, which no n-gram contains: so none reaches into the next field.
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
    }
    collector.endArticle(article);
  });
  return { keys, collector };
}

/** @param parents by n-gram longer than one: the n-gram that it extends, ascending */
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
