import type { SourcePosition } from '../../model/article/source-position';
import type { Phrase } from '../finding/finding';
import { cutText } from '../../model/text/cut-text';
import { stripHidden, toCodePoint } from '../../model/text/hidden-characters';
import { type Report } from './report';
import { type YamlValue } from './yaml-mapping';

/** One known key of front matter; `value` has kind `null` where the key is missing or empty. */
export interface Field {
  readonly key: string;
  readonly value: YamlValue;
  readonly report: Report;
}

/** Reads the value of one key, and reports what it cannot use. */
export type FieldReader<T> = (field: Field) => T;

/** Returns what to call a value in a message. */
export function describeValue({ kind }: YamlValue): Phrase {
  switch (kind) {
    case 'null':
      return { phrase: 'empty' };
    case 'string':
      return { phrase: 'text' };
    case 'list':
    case 'mapping':
    case 'number':
    case 'boolean':
      return { phrase: kind };
  }
}

/**
 * Returns the text of a scalar as it stands in the source (`1.0`, `2020-01-01`, `true`).
 *
 * @returns null for an empty value, and for a list or mapping, which is reported as `value-ignored`.
 */
export function readText({ key, value, report }: Field): string | null {
  if (value.kind === 'null') return null;
  if (value.kind === 'list' || value.kind === 'mapping') {
    report('value-ignored', value, { key, type: { phrase: 'one-text' }, found: describeValue(value) });
    return null;
  }
  return value.text;
}

/** Removes invisible characters from a text of `key`, with a warning, and the white space around it. */
export function cleanText(key: string, text: string, place: SourcePosition, report: Report): string {
  const { text: visible, stripped } = stripHidden(text);
  if (stripped.length > 0) {
    report('hidden-characters', place, { key, characters: stripped.slice(0, 5).map(toCodePoint).join(', ') });
  }
  return visible.trim();
}

/** Cuts a text of `key` at `limit` code points, and reports that. */
export function shortenText(
  text: string,
  limit: number,
  key: string,
  place: SourcePosition,
  report: Report,
): string {
  const cut = cutText(text, limit).trim();
  if (cut !== text) report('text-too-long', place, { key, limit });
  return cut;
}
