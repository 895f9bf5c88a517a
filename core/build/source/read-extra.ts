import { type ExtraScalar, type ExtraValue } from '../../model/article/front-matter';
import { findPublicationKey } from './find-publication-key';
import { cleanText } from './front-matter-field';
import { findNearKey } from './near-key';
import { type Report } from './report';
import { type YamlEntry, type YamlMapping, type YamlValue } from './yaml-mapping';

/** Keys that could reach the prototype of an object in a client; never copied. */
const RESERVED: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * Returns the keys that are not `known` and whose values are scalars or lists of scalars; other values are dropped
 * without a finding. A key that is nearly a known one stays and is reported. A key that keeps an article from the public
 * in other systems is an error, unless this article is a draft anyway.
 *
 * @param hidden takes such keys instead, where `casebook.yml` names the tool that they are for
 */
export function readExtra(
  entries: YamlMapping,
  known: readonly string[],
  isDraft: boolean,
  report: Report,
  hidden: string[] | null = null,
): Record<string, ExtraValue> {
  const extra: [string, ExtraValue][] = [];
  for (const entry of entries.values()) {
    const { key, keyPlace } = entry;
    if (known.includes(key)) continue;
    if (RESERVED.has(key)) {
      report('key-reserved', keyPlace, { key });
      continue;
    }
    const near = findNearKey(key, known);
    const deciding = isDraft ? null : findPublicationKey(entry, entries);
    if (deciding && hidden) hidden.push(key);
    else if (deciding)
      report('publication-key-unknown', keyPlace, { key, known: deciding.known }, deciding.expected);
    else if (near !== undefined && !entries.has(near))
      report('key-misspelled', keyPlace, { key, known: near }, near);
    const value = toExtraValue(entry, report);
    if (value !== undefined) extra.push([key, value]);
  }
  // Defines own properties whatever their names are; an assignment would not.
  return Object.fromEntries(extra);
}

function toExtraValue({ key, value }: YamlEntry, report: Report): ExtraValue | undefined {
  if (value.kind !== 'list') return toExtraScalar(key, value, report);
  const items = value.toItems().map((item) => toExtraScalar(key, item, report));
  const scalars = items.filter((item) => item !== undefined);
  return scalars.length === items.length ? scalars : undefined;
}

/** Returns what JSON can hold: a number that JSON would change stays the text that the author wrote. */
function toExtraScalar(key: string, value: YamlValue, report: Report): ExtraScalar | undefined {
  switch (value.kind) {
    case 'null':
      return null;
    case 'boolean':
      return value.value === true;
    case 'number': {
      const number = Number(value.value);
      const isExact = Number.isInteger(number) ? Number.isSafeInteger(number) : Number.isFinite(number);
      return isExact ? number : value.text;
    }
    case 'string':
      return cleanText(key, value.text, value, report);
    case 'list':
    case 'mapping':
      return undefined;
  }
}
