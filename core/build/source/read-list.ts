import { type Located } from '../../model/article/front-matter';
import { collapseSpace, foldTerm } from '../../model/text/fold';
import { cutText } from '../../model/text/cut-text';
import { stripHidden } from '../../model/text/hidden-characters';
import { cleanText, describeValue, listValues, type Field } from './front-matter-field';
import { toYamlLine } from '../text/to-yaml';

/** The most terms an article has of one kind. */
export const maxTerms = 50;

/** The most spellings that an article's terms of one kind have together. */
const maxSpellings = 2 * maxTerms;

/** The longest term, in code points. */
export const maxTermLength = 100;

/** The longest former id, in code points: a collection, a slash and a slug. */
const maxAliasLength = 511;

/** Characters that separate items in a text, and that authors type where a list is meant. */
const SEPARATOR = /[,，;；、]/u;

/** Characters of no width that come along when text is copied; joiners are not among them. */
const ZERO_WIDTH = /[\u00AD\u180E\u200B\u2060\uFEFF]/gu;

/** An item of a list, cleaned, with its index in the list as written. */
export interface ListItem extends Located<string> {
  readonly index: number;
}

/**
 * Reads tags or categories: a list, or one text, which is one term. A term that the list has in several spellings is
 * returned in each of them, because the name of a term is the spelling that most articles use.
 */
export function readTerms(field: Field): Located<string>[] {
  warnOfSeparators(field, SEPARATOR);
  return toLocated(limitItems(field, listTerms(field), { keepsSpellings: true }));
}

/** Reads names of people. One text may name two (`A/B`, `A、B`); only commas look like a list. */
export function readNames(field: Field, keepsSpellings = false): ListItem[] {
  warnOfSeparators(field, /[,，;；]/u);
  return limitItems(field, listTerms(field), { keepsSpellings });
}

/** Reads names of authors, who are terms: each in every spelling that the list has, as {@link readTerms} does. */
export function readAuthors(field: Field): ListItem[] {
  return readNames(field, true);
}

/** Reads keywords: a list as it is, one text split at its separators. */
export function readKeywords(field: Field): string[] {
  const items = listItems(field);
  const isList = field.value.kind === 'list';
  const keywords = isList
    ? items
    : items
        .flatMap((item) => item.value.split(SEPARATOR).map((value) => ({ ...item, value })))
        // Separators at the ends, and two in a row, make no keyword.
        .filter(({ value }) => value.trim() !== '');
  return limitItems(field, keywords.map(toTerm(field))).map(({ value }) => value);
}

/** Reads former ids, which compare exactly, so nothing inside them is changed. */
export function readAliases(field: Field): Located<string>[] {
  const { key, report } = field;
  const items = listItems(field).map((item) => ({
    ...item,
    value: cleanText(key, item.value, item, report),
  }));
  return toLocated(limitItems(field, items, { toIdentity: (text) => text, maxLength: maxAliasLength }));
}

/** Lists the scalars of a list, or a single value; lists, mappings and null items are reported and left out. */
function listItems(field: Field): ListItem[] {
  return listValues(field).flatMap((item, index) => {
    const { line, column } = item;
    if ('text' in item) return [{ value: item.text, line, column, index }];
    field.report('item-ignored', item, { key: field.key, found: describeValue(item) });
    return [];
  });
}

function listTerms(field: Field): ListItem[] {
  return listItems(field).map(toTerm(field));
}

/** Returns a function that cleans an item as a term: no zero width, no control characters, single spaces. */
function toTerm({ key, report }: Field): (item: ListItem) => ListItem {
  return (item) => {
    const text = item.value.replace(ZERO_WIDTH, '');
    return { ...item, value: collapseSpace(cleanText(key, text, item, report)) };
  };
}

/** Which items of a list count as the same, and how many of them stay. */
interface ItemLimits {
  /** Items for which it returns the same text are the same; an empty text is not an item. @default folding */
  readonly toIdentity?: (text: string) => string;
  /** In code points. @default {@link maxTermLength} */
  readonly maxLength?: number;
  /** Keeps items that are the same but written differently. @default false */
  readonly keepsSpellings?: boolean;
}

/** Leaves out empty items (reported) and repeated ones (not), cuts long items, and keeps the first {@link maxTerms}. */
function limitItems({ key, report }: Field, items: readonly ListItem[], limits: ItemLimits = {}): ListItem[] {
  const { toIdentity = foldTerm, maxLength = maxTermLength, keepsSpellings = false } = limits;
  const identities = new Set<string>();
  const limited = new Map<string, ListItem>();
  for (const item of items) {
    const value = cutText(item.value, maxLength).trim();
    const identity = toIdentity(value);
    if (identity === '') report('item-ignored', item, { key, found: { phrase: 'empty' } });
    if (identity === '' || limited.has(value)) continue;
    const isRepeated = identities.has(identity);
    if (isRepeated && !keepsSpellings) continue;
    if ((!isRepeated && identities.size === maxTerms) || limited.size === maxSpellings) {
      report('too-many-items', item, { key, limit: maxTerms });
      break;
    }
    if (value !== item.value) report('item-too-long', item, { key, limit: maxLength });
    identities.add(identity);
    limited.set(value, { ...item, value });
  }
  return [...limited.values()];
}

function toLocated(items: readonly ListItem[]): Located<string>[] {
  return items.map(({ value, line, column }) => ({ value, line, column }));
}

function warnOfSeparators({ key, value, report }: Field, separator: RegExp): void {
  if (value.kind !== 'string' || !separator.test(value.text)) return;
  const items = value.text.split(separator).map((item) => collapseSpace(stripHidden(item).text));
  const full = items.filter((item) => item !== '');
  report('items-in-one-text', value, { key }, full.length === 0 ? null : toYamlLine(key, full));
}
