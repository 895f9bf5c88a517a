import { foldTerm } from '../../model/text/fold';
import { toSimplified, type SimplifiedMap } from './simplified-characters';

/** The form under which texts and words are compared in search: folding, then simplified characters. */
export function foldForSearch(text: string, variants: SimplifiedMap): string {
  return toSimplified(foldTerm(text), variants);
}
