import { fileStart, type SourcePosition } from '../../model/article/source-position';
import type { Finding } from '../finding/finding';
import { type PhraseName } from '../finding/phrases';
import { shortenText } from '../source/front-matter-field';
import { parseYaml } from '../source/parse-yaml';
import { maxTermLength } from '../source/read-list';
import { createReport, type Report } from '../source/report';
import { maxFrontMatterBytes } from '../source/split-front-matter';
import { type YamlEntry, type YamlMapping, type YamlValue } from '../source/yaml-mapping';
import { collapseSpace, foldTerm } from '../../model/text/fold';
import { cutText } from '../../model/text/cut-text';
import { stripHidden } from '../../model/text/hidden-characters';
import { taxonomyFile } from './taxonomy-file';

/** What an editor says of one term or collection. */
export interface TaxonomyEntry {
  readonly name: string;
  /** Other spellings, in the order of the file. */
  readonly aliases: readonly string[];
  /** What to show, by language. */
  readonly label: Readonly<Record<string, string>> | null;
  readonly description: string | null;
}

/** The longest label and description of a term, in code points. */
const maxLabelLength = 300;
const maxDescriptionLength = 2_000;

const sections = ['tags', 'categories', 'authors', 'collections'] as const;
const entryKeys = ['aliases', 'label', 'description'] as const;

/** All entries by section and name, in the order of the file. */
export type Taxonomy = Readonly<Record<(typeof sections)[number], ReadonlyMap<string, TaxonomyEntry>>>;

/**
 * Parses `taxonomy.yml`. Never throws; what cannot be used is left out with a warning.
 *
 * No two entries of a section claim the same spelling: the first in the file keeps it. Spellings compare by folding,
 * collections exactly.
 */
export function parseTaxonomy(text: string): { taxonomy: Taxonomy; findings: readonly Finding[] } {
  const { findings, report } = createReport(taxonomyFile);
  const root = readRoot(text, report);
  for (const { key, keyPlace } of root.values()) {
    if (!isKnown(sections, key))
      report('taxonomy-unknown-key', keyPlace, { key, known: sections.join(', ') });
  }
  const readNamed = (name: (typeof sections)[number]) =>
    readSection(root.get(name), name === 'collections', report);
  return {
    taxonomy: {
      tags: readNamed('tags'),
      categories: readNamed('categories'),
      authors: readNamed('authors'),
      collections: readNamed('collections'),
    },
    findings,
  };
}

function readRoot(text: string, report: Report): YamlMapping {
  const nothing: YamlMapping = new Map();
  if (text.length > maxFrontMatterBytes) {
    report('taxonomy-unusable', fileStart, {
      problem: { phrase: 'taxonomy-too-large', facts: { limit: maxFrontMatterBytes / 1024 } },
    });
    return nothing;
  }
  const isBlank = text.split('\n').every((line) => /^\s*(?:#.*)?$/u.test(line));
  if (isBlank) return nothing;
  // Errors of front matter leave an article out; here they only leave out the labels.
  const yaml = createReport(taxonomyFile);
  const root = parseYaml(text, 0, yaml.report);
  for (const finding of yaml.findings)
    report('taxonomy-unusable', finding, { problem: { rule: finding.rule, facts: finding.facts } });
  return root ?? nothing;
}

/** Reads one section, and sees to it that no spelling is claimed twice. */
function readSection(
  section: YamlEntry | undefined,
  isExact: boolean,
  report: Report,
): ReadonlyMap<string, TaxonomyEntry> {
  const found = new Map<string, TaxonomyEntry>();
  const claims = new Map<string, { name: string; term: string }>();
  const claim = (name: string, term: string, place: SourcePosition, isAlias: boolean): boolean => {
    const identity = isExact ? name : foldTerm(name);
    const other = claims.get(identity);
    if (identity === '') return false;
    if (!other) claims.set(identity, { name, term });
    // An alias that is the name once more, or stands twice for one term, does no harm.
    else if (!isAlias || other.term !== term)
      report('taxonomy-name-twice', place, { name, other: other.name, term: other.term });
    return !other;
  };

  const toName = (text: string, key: string, place: SourcePosition): string => {
    if (isExact) return text;
    const name = toSpelling(text);
    const cut = cutText(name, maxTermLength).trim();
    if (cut !== name) report('item-too-long', place, { key, limit: maxTermLength });
    return cut;
  };

  const entries = readMapping(section, 'mapping-of-names', report);
  // Names before aliases: a name keeps its spelling whatever stands above it.
  const named = [...entries.values()]
    .map((entry) => ({ entry, name: toName(entry.key, section?.key ?? '', entry.keyPlace) }))
    .filter(({ entry, name }) => claim(name, name, entry.keyPlace, false));
  for (const { entry, name } of named) {
    const fields = readMapping(entry, 'mapping-of-term', report);
    for (const { key, keyPlace } of fields.values()) {
      if (!isKnown(entryKeys, key))
        report('taxonomy-unknown-key', keyPlace, { key, known: entryKeys.join(', ') });
    }
    const aliases = listTexts(fields.get('aliases'), report)
      .map((item) => ({ ...item, text: toName(item.text, 'aliases', item.value) }))
      .filter(({ text, value }) => claim(text, name, value, true))
      .map(({ text }) => text);
    found.set(name, {
      name,
      aliases,
      label: readLabel(fields.get('label'), report),
      description: readDescription(fields.get('description'), report),
    });
  }
  return found;
}

/** Reads a mapping; an empty value is an empty one. */
function readMapping(entry: YamlEntry | undefined, type: PhraseName, report: Report): YamlMapping {
  if (entry?.value.kind === 'mapping') return entry.value.toMapping();
  if (entry && entry.value.kind !== 'null')
    report('taxonomy-wrong-type', entry.value, { key: entry.key, type: { phrase: type } });
  return new Map();
}

/** Reads a list of texts, or one text; other items are reported. */
function listTexts(entry: YamlEntry | undefined, report: Report): { text: string; value: YamlValue }[] {
  if (!entry || entry.value.kind === 'null') return [];
  const values = entry.value.kind === 'list' ? entry.value.toItems() : [entry.value];
  return values.flatMap((value) => {
    const text = toText(value);
    if (text === null) report('taxonomy-wrong-type', value, { key: entry.key, type: { phrase: 'texts' } });
    return text === null ? [] : [{ text, value }];
  });
}

function readLabel(entry: YamlEntry | undefined, report: Report): Record<string, string> | null {
  const texts = [...readMapping(entry, 'mapping-of-languages', report).values()].flatMap(({ key, value }) => {
    const text = toText(value);
    if (text === null) report('taxonomy-wrong-type', value, { key, type: { phrase: 'text' } });
    return text === null ? [] : [[key, shortenText(text, maxLabelLength, key, value, report)] as const];
  });
  return texts.length === 0 ? null : Object.fromEntries(texts);
}

function readDescription(entry: YamlEntry | undefined, report: Report): string | null {
  if (!entry || entry.value.kind === 'null') return null;
  const text = toText(entry.value);
  const { key, value } = entry;
  if (text === null) report('taxonomy-wrong-type', value, { key, type: { phrase: 'text' } });
  return text === null ? null : shortenText(text, maxDescriptionLength, key, value, report);
}

/** Returns a scalar as its text without control characters; null when it is empty or no scalar. */
function toText(value: YamlValue): string | null {
  if (value.kind === 'null' || value.kind === 'list' || value.kind === 'mapping') return null;
  return stripHidden(value.text).text.trim() || null;
}

/** Cleans a name the way terms of articles are. */
function toSpelling(text: string): string {
  return collapseSpace(stripHidden(text).text);
}

function isKnown(known: readonly string[], key: string): boolean {
  return known.includes(key);
}
