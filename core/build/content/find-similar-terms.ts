import simplifiedOfTraditional from 'opencc-js/dict/TSCharacters';
import { distance } from 'fastest-levenshtein';
import { readSimplifiedMap, type SimplifiedMap } from '../../format/search/simplified-characters';
import { compareCodePoints, foldTerm } from '../../model/text/fold';

/** Short words differ in one letter too easily, long ones are sentences. */
const lettersForOneEdit = { least: 6, most: 40 };

/** The most terms that are compared by one deletion. Few words share all letters but one, except in numbered series. */
const mostNeighbours = 16;

/** A term as articles use it. */
export interface UsedTerm {
  /** Its number in the term table. */
  readonly term: number;
  readonly name: string;
  /** How many articles use it; at least 1. */
  readonly count: number;
}

interface Candidate extends UsedTerm {
  readonly skeleton: string;
}

let variants: SimplifiedMap | undefined;

/**
 * Finds terms that are probably the same: they differ in a plural, in spaces and hyphens, in traditional and simplified
 * characters, or in one letter of a Latin word.
 *
 * @returns for the number of the rarer term (of two equals the later in code-point order) the more common one
 */
export function findSimilarTerms(used: readonly UsedTerm[]): Map<number, UsedTerm> {
  const candidates: Candidate[] = used.map((term) => ({ ...term, skeleton: toSkeleton(term.name) }));
  // Common terms first, so that the first similar term that is found is the most common one.
  candidates.sort((a, b) => b.count - a.count || compareCodePoints(a.name, b.name));
  const similar = new Map<number, UsedTerm>();
  const bySkeleton = new Map<string, Candidate>();
  const byDeletion = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const deletions = listDeletions(candidate.skeleton);
    const near = deletions.flatMap((key) => byDeletion.get(key) ?? []);
    const other =
      bySkeleton.get(candidate.skeleton) ??
      near.find(({ skeleton }) => isOneTypo(skeleton, candidate.skeleton));
    if (other) similar.set(candidate.term, other);
    if (!bySkeleton.has(candidate.skeleton)) bySkeleton.set(candidate.skeleton, candidate);
    for (const key of deletions) {
      const sharing = byDeletion.get(key);
      if (!sharing) byDeletion.set(key, [candidate]);
      else if (sharing.length < mostNeighbours) sharing.push(candidate);
    }
  }
  return similar;
}

/** A term without its plural and its separators, in simplified characters. */
function toSkeleton(name: string): string {
  const known = (variants ??= readSimplifiedMap(simplifiedOfTraditional));
  const simplified = Array.from(foldTerm(name), (character) => known.get(character) ?? character).join('');
  const singular = simplified
    .replace(/(?<=[a-z]{2})ies$/u, 'y')
    .replace(/(?<=[a-z]{2}(?:ch|sh|x))es$/u, '')
    .replace(/(?<=[a-z]{2}[a-rt-z])s$/u, '');
  // Separators between digits stay: 1.1 is not 11.
  const joined = singular.replace(/(?<!\d)[\s._/·-]+|[\s._/·-]+(?!\d)/gu, '');
  return joined === '' ? simplified : joined;
}

/** A Latin word, and the word without each of its letters: two words that are one edit apart share one of these. */
function listDeletions(word: string): string[] {
  const { least, most } = lettersForOneEdit;
  if (word.length < least || word.length > most || !/^[\p{Script=Latin}\p{N}]+$/u.test(word)) return [];
  const shorter = Array.from(word, (_, i) => word.slice(0, i) + word.slice(i + 1));
  return [...new Set([word, ...shorter])];
}

/** Numbered names (part 1, part 2) are meant to differ. */
function isOneTypo(a: string, b: string): boolean {
  return distance(a, b) === 1 && a.replace(/\d/g, '') !== b.replace(/\d/g, '');
}
