import { distance } from 'fastest-levenshtein';
import { foldTerm } from '../../model/text/fold';

/** Shorter keys differ by one letter too easily (`data`, `date`). */
const minLengthForTypos = 5;

/** Finds the known key that `key` is probably meant to be: other case or separators, singular, one typo. */
export function findNearKey(key: string, known: readonly string[]): string | undefined {
  const plain = toPlainKey(key);
  return (
    known.find((name) => name.toLowerCase() === plain) ??
    known.find((name) => isSameKey(name, key)) ??
    known.find((name) => {
      const isLong = plain.length >= minLengthForTypos && name.length >= minLengthForTypos;
      return isLong && distance(name.toLowerCase(), plain) === 1;
    })
  );
}

/** True for keys that differ in case, separators and plurals alone. */
export function isSameKey(a: string, b: string): boolean {
  return toStem(toPlainKey(a)) === toStem(toPlainKey(b));
}

/** True for keys that differ by one letter added, removed or replaced, or by two adjacent letters swapped. */
export function isOneTypo(a: string, b: string): boolean {
  const [one, other] = [toPlainKey(a), toPlainKey(b)];
  const edits = distance(one, other);
  if (edits !== 2 || one.length !== other.length) return edits === 1;
  const at = Array.from(one).findIndex((letter, i) => letter !== other[i]);
  const swapped = one.slice(0, at) + one.charAt(at + 1) + one.charAt(at) + one.slice(at + 2);
  return swapped === other;
}

/** Removes what keys may differ in without being different: case, width, hyphens, underscores, spaces, hidden characters. */
export function toPlainKey(key: string): string {
  return foldTerm(key).replace(/[-_\s]/gu, '');
}

/** Removes plurals, of both words in a compound (`authorLinks`, `authorslink`). */
function toStem(word: string): string {
  return word
    .replace(/ies$/u, 'y')
    .replace(/(?<=s)es$/u, '')
    .replaceAll('s', '');
}
