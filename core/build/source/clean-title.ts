import type { SourcePosition } from '../../model/article/source-position';
import { collapseSpace } from '../../model/text/fold';
import { cleanText, shortenText } from './front-matter-field';
import { type Report } from './report';

/** The longest title, in code points. */
const maxTitleLength = 300;

/**
 * Makes a title of any text: one line without invisible characters, of at most {@link maxTitleLength} code points. What
 * had to be changed is reported at `position`.
 *
 * @returns null when nothing is left
 */
export function cleanTitle(text: string, position: SourcePosition, report: Report): string | null {
  const line = collapseSpace(cleanText('title', text, position, report));
  return shortenText(line, maxTitleLength, 'title', position, report) || null;
}
