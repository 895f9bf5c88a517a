import type { SourcePosition } from '../../model/article/source-position';
import type { Phrase } from '../finding/finding';
import { cutText } from '../../model/text/cut-text';
import { stripHidden, toCodePoint } from '../../model/text/hidden-characters';
import { type Report } from './report';
import { isBlank, type YamlValue } from './yaml-mapping';

/** One known key of front matter; `value` has kind `null` where the key is missing or empty. */
export interface Field {
  readonly key: string;
  readonly value: YamlValue;
  readonly report: Report;
}

/** Reads the value of one key, and reports what it cannot use. */
export type FieldReader<T> = (field: Field) => T;

/** Names the kind of a value in a message. */
export function describeValue({ kind }: YamlValue): Phrase {
  return { phrase: kind === 'null' ? 'empty' : kind === 'string' ? 'text' : kind };
}

/**
 * Returns the text of a scalar as it is in the source (`1.0`, `2020-01-01`, `true`).
 *
 * @returns null for an empty value, and for a list or mapping, which is reported as `value-ignored`.
 */
export function readText({ key, value, report }: Field): string | null {
  if (value.kind === 'null') return null;
  if ('text' in value) return value.text;
  return report('value-ignored', value, { key, type: { phrase: 'one-text' }, found: describeValue(value) });
}

/** Lists the items of a list, or a single value; nothing for a blank value, nor for a mapping, which is reported. */
export function listValues({ key, value, report }: Field): readonly YamlValue[] {
  if (isBlank(value)) return [];
  if (value.kind === 'list') return value.toItems();
  if (value.kind !== 'mapping') return [value];
  report('value-ignored', value, { key, type: { phrase: 'text-or-texts' }, found: describeValue(value) });
  return [];
}

/** Removes invisible characters from a text of `key`, with a warning, and the white space around it. */
export function cleanText(key: string, text: string, position: SourcePosition, report: Report): string {
  const { text: visible, stripped } = stripHidden(text);
  if (stripped.length > 0) {
    const characters = stripped.slice(0, 5).map(toCodePoint).join(', ');
    report('hidden-characters', position, { key, characters });
  }
  return visible.trim();
}

/** Cuts a text of `key` at `limit` code points, and reports that. */
export function shortenText(
  text: string,
  limit: number,
  key: string,
  position: SourcePosition,
  report: Report,
): string {
  const cut = cutText(text, limit).trim();
  if (cut !== text) report('text-too-long', position, { key, limit });
  return cut;
}
