import simplifiedOfTraditional from 'opencc-js/dict/TSCharacters';
import { readSimplifiedMap, toSimplified } from '../../core/format/search/simplified-characters';
import { foldTerm } from '../../core/model/text/fold';

/** The traditional characters that search reads as simplified ones. */
const variants = readSimplifiedMap(simplifiedOfTraditional);

/** Folds a text as search does. */
export function foldText(text: string): string {
  return toSimplified(foldTerm(text), variants);
}

/** Folds the texts of an article, one a line. */
export function foldSearched(texts: readonly string[]): string {
  return texts.map(foldText).join('\n');
}

/** The folded words and phrases of a query. */
export function toSearchWords(q: string): string[] {
  const words = q.split('"').flatMap((part, i) => (i % 2 === 1 ? [part] : part.split(/\s+/)));
  return words.map(foldText).filter((word) => word !== '');
}
