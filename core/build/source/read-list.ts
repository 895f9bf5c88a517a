import { type Located } from '../../model/article/front-matter';
import { collapseSpace, foldTerm } from '../../model/text/fold';
import { cutText } from '../../model/text/cut-text';
import { stripHidden } from '../../model/text/hidden-characters';
import { cleanText, describeValue, type Field } from './front-matter-field';
import { toYamlLine } from '../text/to-yaml';

/** The most terms an article has of one kind. */
export const maxTerms = 50;

/** The most spellings that an article's terms of one kind have together. */
const maxSpellings = 2 * maxTerms;

/** The longest term, in code points. */
export const maxTermLength = 100;

/** The longest old name, in code points: a collection, a slash and a slug. */
const maxAliasLength = 511;

/** Characters that separate items in a text, and that people type where a list is meant. */
const SEPARATOR = /[,，;；、]/u;

/** Characters of no width that come along when text is copied; joiners are not among them. */
const ZERO_WIDTH = /[\u00AD\u180E\u200B\u2060\uFEFF]/gu;

/** An item of a list, cleaned, with its position in the list as written. */
export interface ListItem extends Located<string> {
  readonly index: number;
}

/**
 * Reads tags or categories: a list, or one text, which is one term. A term that the list has in several spellings is
 * there in each of them, for the one that most articles use is its name.
 */
export function readTerms(field: Field): Located<string>[] {
  warnOfSeparators(field, SEPARATOR);
  return toWritten(limitItems(field, listItems(field).map(toTerm(field)), { keepsSpellings: true }));
}

/** Reads names of people. One text may name two (`A/B`, `A、B`); only commas look like a list. */
export function readNames(field: Field): ListItem[] {
  return readPeople(field, false);
}

/** Reads names of authors, who are terms: each in every spelling that the list has, as {@link readTerms} does. */
export function readAuthors(field: Field): ListItem[] {
  return readPeople(field, true);
}

function readPeople(field: Field, keepsSpellings: boolean): ListItem[] {
  warnOfSeparators(field, /[,，;；]/u);
  return limitItems(field, listItems(field).map(toTerm(field)), { keepsSpellings });
}

/** Reads keywords: a list as it is, one text split at its separators. */
export function readKeywords(field: Field): string[] {
  const items = listItems(field);
  const split =
    field.value.kind === 'list'
      ? items
      : items.flatMap((item) => item.value.split(SEPARATOR).map((value) => ({ ...item, value })));
  // Separators at the ends, and two in a row, make no keyword.
  const full = split.filter((item) => field.value.kind === 'list' || item.value.trim() !== '');
  return limitItems(field, full.map(toTerm(field))).map(({ value }) => value);
}

/** Reads old names, which compare exactly, so nothing inside them is changed. */
export function readAliases(field: Field): Located<string>[] {
  const { key, report } = field;
  const items = listItems(field).map((item) => ({
    ...item,
    value: cleanText(key, item.value, item, report),
  }));
  return toWritten(limitItems(field, items, { toIdentity: (text) => text, maxLength: maxAliasLength }));
}

/** Lists the scalars of a list, or the one that stands alone; anything else is reported and left out. */
function listItems({ key, value, report }: Field): ListItem[] {
  if (value.kind === 'null') return [];
  if (value.kind === 'mapping') {
    report('value-ignored', value, { key, type: { phrase: 'text-or-texts' }, found: describeValue(value) });
    return [];
  }
  if (value.kind !== 'list') {
    return value.text.trim() === ''
      ? []
      : [{ value: value.text, line: value.line, column: value.column, index: 0 }];
  }
  return value.toItems().flatMap((item, index) => {
    const { kind, line, column } = item;
    if (kind !== 'null' && kind !== 'list' && kind !== 'mapping')
      return [{ value: item.text, line, column, index }];
    report('item-ignored', item, { key, found: describeValue(item) });
    return [];
  });
}

/** Returns a function that cleans an item as a term: no zero width, no control characters, single spaces. */
function toTerm({ key, report }: Field): (item: ListItem) => ListItem {
  return (item) => {
    const text = item.value.replace(ZERO_WIDTH, '');
    return { ...item, value: collapseSpace(cleanText(key, text, item, report)) };
  };
}

/** How the items of a list are told apart, and what of them is kept. */
interface ItemLimits {
  /** Items for which it returns the same text are the same; an empty text is no item. @default folding */
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
  const kept = new Map<string, ListItem>();
  for (const item of items) {
    const value = cutText(item.value, maxLength).trim();
    const identity = toIdentity(value);
    if (identity === '') report('item-ignored', item, { key, found: { phrase: 'empty' } });
    if (identity === '' || kept.has(value)) continue;
    const isRepeated = identities.has(identity);
    if (isRepeated && !keepsSpellings) continue;
    if ((!isRepeated && identities.size === maxTerms) || kept.size === maxSpellings) {
      report('too-many-items', item, { key, limit: maxTerms });
      break;
    }
    if (value !== item.value) report('item-too-long', item, { key, limit: maxLength });
    identities.add(identity);
    kept.set(value, { ...item, value });
  }
  return [...kept.values()];
}

function toWritten(items: readonly ListItem[]): Located<string>[] {
  return items.map(({ value, line, column }) => ({ value, line, column }));
}

function warnOfSeparators({ key, value, report }: Field, separator: RegExp): void {
  if (value.kind !== 'string' || !separator.test(value.text)) return;
  const items = value.text.split(separator).map((item) => collapseSpace(stripHidden(item).text));
  const full = items.filter((item) => item !== '');
  report('items-in-one-text', value, { key }, full.length === 0 ? null : toYamlLine(key, full));
}
