import { type Person } from '../../model/article/front-matter';
import type { SourcePosition } from '../../model/article/source-position';
import { escapeUrl } from '../text/escape-url';
import { describeValue, listValues, type Field } from './front-matter-field';
import { type ListItem } from './read-list';
import { isHttpUrl, isShortUrl } from './read-scalar';
import { type Report } from './report';

/** A link as written, not yet checked; null for an empty item. */
export interface Link extends SourcePosition {
  readonly text: string | null;
}

/** Reads the links of people: a list in which an empty item stands for a person without a link, or one text. */
export function readLinks(field: Field): Link[] {
  return listValues(field).map((item) => {
    const { kind, line, column } = item;
    if ('text' in item) return { text: item.text.trim() || null, line, column };
    if (kind !== 'null') field.report('item-ignored', item, { key: field.key, found: describeValue(item) });
    return { text: null, line, column };
  });
}

/**
 * Joins names and links by their indexes in the lists as written. The links are normalised. Those that are not absolute
 * http(s) URLs, and those beyond the last name, are reported and left out.
 */
export function joinPeople(
  names: readonly ListItem[],
  links: readonly Link[],
  keys: { readonly people: string; readonly links: string },
  nameCount: number,
  report: Report,
): Person[] {
  const key = keys.links;
  const urls = links.slice(0, nameCount).map((link) => {
    const { text } = link;
    if (text === null) return null;
    if (!isHttpUrl(text)) return report('link-unusable', link, { key, text });
    const url = escapeUrl(text);
    return isShortUrl(url, key, link, report) ? url : null;
  });
  const spare = links.slice(nameCount).find(({ text }) => text !== null);
  if (spare) report('too-many-links', spare, { key, people: keys.people });
  return names.map(({ value, line, column, index }) => ({
    name: value,
    url: urls[index] ?? null,
    line,
    column,
  }));
}
