import { noCode } from '../../format/search/index-format';
import type { SearchIndex } from './search-index';
import { space, splitPieces } from '../../format/search/units';

/** A posting list that answers for a word. */
export interface ListedWord {
  readonly kind: 'listed';
  readonly lists: readonly PostingList[];
}

/** Where a posting list begins, and what its entries mean for the word. */
export interface PostingList {
  readonly start: number;
  /** The word is whole there, not a part of a longer one. */
  readonly isWhole: boolean;
  /** Occurrences are counted already by another list. */
  readonly isCounted: boolean;
}

/** A word that has to be looked for in texts. */
export interface ScannedWord {
  readonly kind: 'scanned';
  /** An article that has the word is in one list at least of each of these. */
  readonly filters: readonly (readonly number[])[];
  readonly pattern: Pattern;
}

/** A sequence of codes; at its ends may be runs of which only a part belongs to the word. */
export interface Pattern {
  /** The code of each piece; at a partial end that of the whole run, or `noCode`. */
  readonly codes: readonly number[];
  /** By code, 1 for the runs that end with the first piece; null where the first piece is no run. */
  readonly first: Uint8Array | null;
  /** By code, 1 for the runs that begin with the last piece; null where the last piece is no run. */
  readonly last: Uint8Array | null;
}

/** How the articles that have a word are found. */
export type WordPlan = ListedWord | ScannedWord;

/** Plans the search for a folded word or phrase; null when no article has it. */
export function planWord(index: SearchIndex, folded: string): WordPlan | null {
  const pieces = listPieces(folded);
  const [only] = pieces;
  if (pieces.length === 1 && typeof only === 'string') return planRun(index, only);
  const filters: number[][] = [];
  const codes: number[] = [];
  let first: Uint8Array | null = null;
  let last: Uint8Array | null = null;
  for (const [i, piece] of pieces.entries()) {
    if (typeof piece === 'number') {
      codes.push(index.grams.codeOf(piece));
      continue;
    }
    const exact = index.runs.find(piece);
    codes.push(exact === -1 ? noCode : index.runs.codeOf(exact));
    const runs =
      i === 0
        ? index.runs.endingWith(piece)
        : i === pieces.length - 1
          ? index.runs.startingWith(piece)
          : exact === -1
            ? []
            : [exact];
    if (runs.length === 0) return null;
    filters.push(runs.map((run) => index.runs.postingsOf(run)));
    if (i === 0) first = toCodeSet(index, runs);
    else if (i === pieces.length - 1) last = toCodeSet(index, runs);
  }
  for (const segment of listSegments(pieces)) {
    const cover = index.grams.cover(segment);
    if (cover === null) return null;
    const starts = cover.grams.map((gram) => index.grams.postingsOf(gram));
    if (cover.isExact && segment.length === pieces.length) {
      return { kind: 'listed', lists: starts.map((start) => ({ start, isWhole: true, isCounted: false })) };
    }
    filters.push(...starts.map((start) => [start]));
  }
  return { kind: 'scanned', filters, pattern: { codes, first, last } };
}

/** A single run is a part of runs: their lists together are the answer. */
function planRun(index: SearchIndex, run: string): ListedWord | null {
  const exact = index.runs.find(run);
  if (run.length > 1) {
    const lists = index.runs.containing(run).map((found) => ({
      start: index.runs.postingsOf(found),
      isWhole: found === exact,
      isCounted: false,
    }));
    return lists.length === 0 ? null : { kind: 'listed', lists };
  }
  // Nearly every run has a given letter; there is one list for all of them.
  const unit = index.grams.findUnit(run.charCodeAt(0));
  if (unit === -1) return null;
  const lists = [{ start: index.grams.postingsOf(unit), isWhole: false, isCounted: false }];
  if (exact !== -1) lists.push({ start: index.runs.postingsOf(exact), isWhole: true, isCounted: true });
  return { kind: 'listed', lists };
}

function listPieces(folded: string): (string | number)[] {
  const pieces: (string | number)[] = [];
  splitPieces(folded, {
    run: (text) => {
      pieces.push(text);
    },
    unit: (unit) => {
      pieces.push(unit);
    },
  });
  return pieces;
}

/** The longest sequences of units without runs and spaces. */
function listSegments(pieces: readonly (string | number)[]): string[] {
  return pieces
    .map((piece) => (typeof piece === 'string' || piece === space ? '\n' : String.fromCharCode(piece)))
    .join('')
    .split('\n')
    .filter((segment) => segment !== '');
}

function toCodeSet(index: SearchIndex, runs: readonly number[]): Uint8Array {
  const set = new Uint8Array(runs.reduce((highest, run) => Math.max(highest, index.runs.codeOf(run)), 0) + 1);
  for (const run of runs) set[index.runs.codeOf(run)] = 1;
  return set;
}
