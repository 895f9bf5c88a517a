import { type Written } from '../article/front-matter';
import { type Phrase } from '../finding/finding';
import { collapseSpace } from '../text/fold';
import { cutText, stripHidden } from '../text/hidden-characters';
import { cleanText, describeValue, readText, type Field } from './front-matter-field';

/** The longest title, in code points. */
const maxTitleLength = 300;

/** The longest slug, in code points; more than any file system allows a file name. */
const maxSlugLength = 255;

/** Reads a title: one line, at most {@link maxTitleLength} code points; null when empty. A list is an error. */
export function readTitle(field: Field): string | null {
  const { key, value, report } = field;
  if (value.kind === 'list' || value.kind === 'mapping') {
    report('title-unusable', value, { found: describeValue(value) });
    return null;
  }
  const title = collapseSpace(cleanText(key, readText(field) ?? '', value, report));
  const cut = cutText(title, maxTitleLength).trim();
  if (cut !== title) report('text-too-long', value, { key, limit: maxTitleLength });
  return cut === '' ? null : cut;
}

/** Longer descriptions are cut wherever they are shown; in code points. */
const maxDescriptionLength = 160;

/** Reads a text of any length; null when empty. One that nobody will show as a whole is reported. */
export function readDescription(field: Field): string | null {
  const text = cleanText(field.key, readText(field) ?? '', field.value, field.report);
  if (cutText(text, maxDescriptionLength) !== text) {
    const facts = { length: Array.from(text).length, limit: maxDescriptionLength };
    field.report('description-too-long', field.value, facts);
  }
  return text === '' ? null : text;
}

/** Reads a boolean; the words `true` and `false` count in quotes too, other values are reported and false. */
export function readFlag(field: Field): boolean {
  const flag = parseFlag(field);
  if (flag === undefined)
    field.report('boolean-unusable', field.value, { key: field.key }, `${field.key}: true`);
  return flag ?? false;
}

/** Reads `draft`: like {@link readFlag}, but what cannot be understood must not be published. */
export function readDraft(field: Field): boolean {
  const flag = parseFlag(field);
  if (flag === undefined) field.report('draft-unusable', field.value, {}, 'draft: true');
  return flag ?? true;
}

function parseFlag({ value }: Field): boolean | undefined {
  if (value.kind === 'null') return false;
  if (value.kind === 'boolean') return value.value === true;
  if (value.kind !== 'string') return undefined;
  const word = value.text.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

/** Reads a slug; null when there is none or it is no clean path segment, which is reported. */
export function readSlug(field: Field): Written<string> | null {
  const { value, report } = field;
  const slug = readText(field);
  if (slug === null) return null;
  const problem = findSlugProblem(slug);
  if (problem === null) return { value: slug, line: value.line, column: value.column };
  report('slug-unusable', value, { problem });
  return null;
}

function findSlugProblem(slug: string): Phrase | null {
  if (slug.trim() === '') return { phrase: 'slug-empty' };
  if (slug !== slug.trim()) return { phrase: 'slug-spaces' };
  if (/[/\\]/u.test(slug)) return { phrase: 'slug-slash' };
  if (slug === '.' || slug === '..') return { phrase: 'slug-dots' };
  // A URL must show what it is, so not even joiners are let through.
  if (/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(slug)) return { phrase: 'slug-hidden' };
  const isShort = cutText(slug, maxSlugLength) === slug;
  return isShort ? null : { phrase: 'slug-too-long', facts: { limit: maxSlugLength } };
}

/** Reads the URL of a picture, http(s) or relative; null when there is none or it is another, which is reported. */
export function readThumbnail(field: Field): Written<string> | null {
  const url = readText(field)?.trim() ?? '';
  if (url === '') return null;
  const { line, column } = field.value;
  if (isHttpUrl(url) || isRelativeUrl(url)) return { value: url, line, column };
  field.report('thumbnail-unusable', field.value);
  return null;
}

/** True for an absolute http or https URL. */
export function isHttpUrl(text: string): boolean {
  return isOneLine(text) && /^https?:\/\/[^/\\]/iu.test(text) && URL.canParse(text);
}

/** True for a URL that stays on the host of the page it is on, whatever that is. */
function isRelativeUrl(text: string): boolean {
  // A scheme is refused even where a parser would take it for relative, as in `https:a.png`.
  if (!isOneLine(text) || /^[a-z][a-z\d+.-]*:/iu.test(text)) return false;
  const base = 'http://relative.invalid';
  return URL.canParse(text, base) && new URL(text, base).origin === base;
}

/** URL parsers drop tabs and line feeds wherever they stand, which hides what a browser will see. */
function isOneLine(text: string): boolean {
  return !/[\t\n\r]/u.test(text) && stripHidden(text).stripped.length === 0;
}
