import { type Located } from '../../model/article/front-matter';
import type { SourcePosition } from '../../model/article/source-position';
import type { Phrase } from '../finding/finding';
import { cutText } from '../../model/text/cut-text';
import { stripHidden } from '../../model/text/hidden-characters';
import { escapeUrl } from '../text/escape-url';
import { cleanTitle } from './clean-title';
import { cleanText, describeValue, readText, shortenText, type Field } from './front-matter-field';
import { guessFlag } from './guess-flag';
import { type Report } from './report';

/** The longest slug, in code points; more than any file system allows a file name. */
const maxSlugLength = 255;

/** Reads a title; null when empty. A list is an error. */
export function readTitle(field: Field): string | null {
  const { value, report } = field;
  if (value.kind === 'list' || value.kind === 'mapping') {
    return report('title-unusable', value, { found: describeValue(value) });
  }
  return cleanTitle(readText(field) ?? '', value, report);
}

/** The longest description that lists and search engines show in full, in code points. */
const shownDescriptionLength = 160;

/** The longest description, in code points. */
const maxDescriptionLength = 2_000;

/** Reads a description; null when empty. One that is too long to be shown in full is reported. */
export function readDescription(field: Field): string | null {
  const { key, value, report } = field;
  const text = cleanText(key, readText(field) ?? '', value, report);
  const cut = shortenText(text, maxDescriptionLength, key, value, report);
  if (cut === text && cutText(text, shownDescriptionLength) !== text) {
    const facts = { length: Array.from(text).length, limit: shownDescriptionLength };
    report('description-too-long', value, facts);
  }
  return cut || null;
}

/** Reads a boolean; the words `true` and `false` count in quotes too, other values are reported and false. */
export function readFlag(field: Field): boolean {
  const { key, value, report } = field;
  const flag = parseFlag(field);
  if (flag === undefined) {
    const guess = guessFlag(value);
    report('boolean-unusable', value, { key }, guess === null ? null : `${key}: ${guess}`);
  }
  return flag ?? false;
}

/** Reads `draft`: like {@link readFlag}, but an article with an unusable value must not be published. */
export function readDraft(field: Field): boolean {
  const { value, report } = field;
  const flag = parseFlag(field);
  if (flag === undefined) report('draft-unusable', value, {}, `draft: ${guessFlag(value) ?? true}`);
  return flag ?? true;
}

function parseFlag({ value }: Field): boolean | undefined {
  if (value.kind === 'null') return false;
  if (value.kind === 'boolean') return value.value === true;
  if (value.kind !== 'string') return undefined;
  const word = value.text.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

/** Reads a slug; null when there is none, or when it is not a clean path segment, which is reported. */
export function readSlug(field: Field): Located<string> | null {
  const { value, report } = field;
  const slug = readText(field);
  if (slug === null) return null;
  const problem = findSlugProblem(slug);
  if (problem !== null) return report('slug-unusable', value, { problem });
  return { value: slug, line: value.line, column: value.column };
}

function findSlugProblem(slug: string): Phrase | null {
  if (slug.trim() === '') return { phrase: 'slug-empty' };
  if (slug !== slug.trim()) return { phrase: 'slug-spaces' };
  if (/[/\\]/u.test(slug)) return { phrase: 'slug-slash' };
  if (slug === '.' || slug === '..') return { phrase: 'slug-dots' };
  // Readers must be able to see what a URL is, so joiners are refused as well.
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(slug)) return { phrase: 'slug-hidden' };
  const isShort = cutText(slug, maxSlugLength) === slug;
  return isShort ? null : { phrase: 'slug-too-long', facts: { limit: maxSlugLength } };
}

/** Reads the URL of a picture, http(s) or relative; null when there is none, or for another URL, which is reported. */
export function readThumbnail(field: Field): Located<string> | null {
  const { key, value, report } = field;
  const url = readText(field)?.trim() ?? '';
  if (url === '') return null;
  if (!isHttpUrl(url) && !isRelativeUrl(url)) return report('thumbnail-unusable', value);
  return isShortUrl(escapeUrl(url), key, value, report)
    ? { value: url, line: value.line, column: value.column }
    : null;
}

/** The longest address, escaped, in code units; about what sitemaps allow, and more than some browsers take. */
const maxUrlLength = 2_000;

/** True for an escaped address that is short enough for lists; a longer one is reported. */
export function isShortUrl(url: string, key: string, position: SourcePosition, report: Report): boolean {
  if (url.length <= maxUrlLength) return true;
  report('url-too-long', position, { key, limit: maxUrlLength });
  return false;
}

/** True for an absolute http or https URL. */
export function isHttpUrl(text: string): boolean {
  return isOneLine(text) && /^https?:\/\/[^/\\]/iu.test(text) && URL.canParse(text);
}

/** True for a URL that stays on the host of its page, whatever that host is. */
function isRelativeUrl(text: string): boolean {
  // A scheme is refused even where a parser would take it for relative, as in `https:a.png`.
  if (!isOneLine(text) || /^[a-z][a-z\d+.-]*:/iu.test(text)) return false;
  const base = 'http://relative.invalid';
  return URL.canParse(text, base) && new URL(text, base).origin === base;
}

/** URL parsers drop tabs and line feeds anywhere in a URL, so the result may differ from the text. */
function isOneLine(text: string): boolean {
  return !/[\t\n\r]/u.test(text) && stripHidden(text).stripped.length === 0;
}
