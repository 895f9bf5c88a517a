import { foldTerm } from '../../model/text/fold';
import { replaceVariants, type Variants } from './variants';

/** The form under which texts and words are compared in search: folding, then simplified characters. */
export function foldForSearch(text: string, variants: Variants): string {
  return replaceVariants(foldTerm(text), variants);
}
