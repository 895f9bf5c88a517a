import { type Person } from '../../model/article/front-matter';
import type { SourcePosition } from '../../model/article/source-position';
import { describeValue, type Field } from './front-matter-field';
import { type ListItem } from './read-list';
import { isHttpUrl, isShortUrl } from './read-scalar';
import { type Report } from './report';

/** A link as written, not yet checked; null where a place was left empty. */
export interface Link extends SourcePosition {
  readonly text: string | null;
}

/** Reads the links of people: a list in which an empty item holds a place, or one text. */
export function readLinks({ key, value, report }: Field): Link[] {
  const { line, column } = value;
  switch (value.kind) {
    case 'null':
      return [];
    case 'mapping':
      report('value-ignored', value, { key, type: { phrase: 'text-or-texts' }, found: describeValue(value) });
      return [];
    case 'list':
      return value.toItems().map((item) => {
        const place = { line: item.line, column: item.column };
        if (item.kind === 'null') return { text: null, ...place };
        if (item.kind !== 'list' && item.kind !== 'mapping')
          return { text: item.text.trim() || null, ...place };
        report('item-ignored', item, { key, found: describeValue(item) });
        return { text: null, ...place };
      });
    case 'string':
    case 'number':
    case 'boolean':
      return [{ text: value.text.trim() || null, line, column }];
  }
}

/**
 * Joins names and links by their positions in the lists as written. Links that are not absolute http(s) URLs, and
 * links that nobody is there for, are reported and left out.
 */
export function joinPeople(
  names: readonly ListItem[],
  links: readonly Link[],
  keys: { readonly people: string; readonly links: string },
  nameCount: number,
  report: Report,
): Person[] {
  const urls = links.slice(0, nameCount).map(({ text, line, column }) => {
    const key = keys.links;
    if (text === null) return null;
    if (isHttpUrl(text)) return isShortUrl(text, key, { line, column }, report) ? text : null;
    report('link-unusable', { line, column }, { key, text });
    return null;
  });
  const spare = links.slice(nameCount).find(({ text }) => text !== null);
  if (spare) report('too-many-links', spare, { key: keys.links, people: keys.people });
  return names.map(({ value, line, column, index }) => ({
    name: value,
    url: urls[index] ?? null,
    line,
    column,
  }));
}
