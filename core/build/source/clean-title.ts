import type { SourcePosition } from '../../model/article/source-position';
import { collapseSpace } from '../../model/text/fold';
import { cleanText, shortenText } from './front-matter-field';
import { type Report } from './report';

/** The longest title, in code points. */
const maxTitleLength = 300;

/**
 * Makes a title of a text, wherever that comes from: one line without invisible characters, of at most
 * {@link maxTitleLength} code points. What had to be changed is reported at `place`.
 *
 * @returns null when nothing is left
 */
export function cleanTitle(text: string, place: SourcePosition, report: Report): string | null {
  const key = 'title';
  const line = collapseSpace(cleanText(key, text, place, report));
  const title = shortenText(line, maxTitleLength, key, place, report);
  return title === '' ? null : title;
}
