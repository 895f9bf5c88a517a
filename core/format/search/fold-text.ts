import { foldTerm } from '../../model/text/fold';
import { toSimplified, type SimplifiedMap } from './simplified-characters';

/** Returns the normalised form in which search compares texts and words: folding, then simplified characters. */
export function foldForSearch(text: string, variants: SimplifiedMap): string {
  return toSimplified(foldTerm(text), variants);
}
