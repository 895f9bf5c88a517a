import { recordOf } from '../../model/record-of';
import { fileStart, type SourcePosition } from '../../model/article/source-position';
import { cutText } from '../../model/text/cut-text';
import { collapseSpace, foldTerm } from '../../model/text/fold';
import { stripHidden } from '../../model/text/hidden-characters';
import type { Finding } from '../finding/finding';
import { type PhraseName } from '../finding/phrases';
import { shortenText } from '../source/front-matter-field';
import { parseYaml } from '../source/parse-yaml';
import { maxTermLength } from '../source/read-list';
import { createReport, type Report } from '../source/report';
import { maxFrontMatterBytes } from '../source/split-front-matter';
import { type YamlEntry, type YamlMapping, type YamlValue } from '../source/yaml-mapping';
import { taxonomyFile } from './taxonomy-file';

/** One term or collection, as `taxonomy.yml` describes it. */
export interface TaxonomyEntry {
  readonly name: string;
  /** Other spellings, in the order of the file. */
  readonly aliases: readonly string[];
  /** Names to show, by language. */
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
 * Parses `taxonomy.yml`. It never throws: a part that is unusable is left out, with a warning.
 *
 * A spelling belongs to one entry of a section: the first in the file that has it. Names of collections are compared
 * exactly, other spellings in their normalised form (folding).
 */
export function parseTaxonomy(text: string): { taxonomy: Taxonomy; findings: readonly Finding[] } {
  const { findings, report } = createReport(taxonomyFile);
  const root = readRoot(text, report);
  reportUnknownKeys(root, sections, report);
  const taxonomy = recordOf(sections, (name) => readSection(root.get(name), name === 'collections', report));
  return { taxonomy, findings };
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
  // A YAML error leaves out an article in front matter. Here it is a warning.
  const yaml = createReport(taxonomyFile);
  const root = parseYaml(text, 0, yaml.report);
  for (const finding of yaml.findings)
    report('taxonomy-unusable', finding, { problem: { rule: finding.rule, facts: finding.facts } });
  return root ?? nothing;
}

/** Reads one section, and reports spellings that are used twice. */
function readSection(
  section: YamlEntry | undefined,
  isExact: boolean,
  report: Report,
): ReadonlyMap<string, TaxonomyEntry> {
  const found = new Map<string, TaxonomyEntry>();
  const claims = new Map<string, { name: string; term: string }>();
  const claim = (name: string, term: string, position: SourcePosition, isAlias: boolean): boolean => {
    const identity = isExact ? name : foldTerm(name);
    const other = claims.get(identity);
    if (identity === '') return false;
    if (!other) claims.set(identity, { name, term });
    // An alias that repeats a spelling of its own term is harmless.
    else if (!isAlias || other.term !== term)
      report('taxonomy-name-twice', position, { name, other: other.name, term: other.term });
    return !other;
  };

  const toName = (text: string, key: string, position: SourcePosition): string => {
    if (isExact) return text;
    // As terms of articles are cleaned.
    const name = collapseSpace(stripHidden(text).text);
    const cut = cutText(name, maxTermLength).trim();
    if (cut !== name) report('item-too-long', position, { key, limit: maxTermLength });
    return cut;
  };

  const entries = readMapping(section, 'mapping-of-names', report);
  // Names before aliases, so that an alias further up in the file does not take a name.
  const named = [...entries.values()]
    .map((entry) => ({ entry, name: toName(entry.key, section?.key ?? '', entry.keyPlace) }))
    .filter(({ entry, name }) => claim(name, name, entry.keyPlace, false));
  for (const { entry, name } of named) {
    const fields = readMapping(entry, 'mapping-of-term', report);
    reportUnknownKeys(fields, entryKeys, report);
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

function reportUnknownKeys(mapping: YamlMapping, known: readonly string[], report: Report): void {
  for (const { key, keyPlace } of mapping.values()) {
    if (!known.includes(key)) report('taxonomy-unknown-key', keyPlace, { key, known: known.join(', ') });
  }
}

/** Reads a mapping; an empty value is an empty mapping. */
function readMapping(entry: YamlEntry | undefined, type: PhraseName, report: Report): YamlMapping {
  if (entry?.value.kind === 'mapping') return entry.value.toMapping();
  if (entry && entry.value.kind !== 'null')
    report('taxonomy-wrong-type', entry.value, { key: entry.key, type: { phrase: type } });
  return new Map();
}

/** Reads a list of texts, or a single text. Other items are reported. */
function listTexts(entry: YamlEntry | undefined, report: Report): { text: string; value: YamlValue }[] {
  if (!entry || entry.value.kind === 'null') return [];
  const values = entry.value.kind === 'list' ? entry.value.toItems() : [entry.value];
  return values.flatMap((value) => {
    const text = readText(entry.key, value, 'texts', report);
    return text === null ? [] : [{ text, value }];
  });
}

function readLabel(entry: YamlEntry | undefined, report: Report): Record<string, string> | null {
  const texts = [...readMapping(entry, 'mapping-of-languages', report).values()].flatMap(({ key, value }) => {
    const text = readText(key, value, 'text', report);
    return text === null ? [] : [[key, shortenText(text, maxLabelLength, key, value, report)] as const];
  });
  return texts.length === 0 ? null : Object.fromEntries(texts);
}

function readDescription(entry: YamlEntry | undefined, report: Report): string | null {
  if (!entry || entry.value.kind === 'null') return null;
  const { key, value } = entry;
  const text = readText(key, value, 'text', report);
  return text === null ? null : shortenText(text, maxDescriptionLength, key, value, report);
}

/** Reads a scalar as text without control characters. Another value and an empty text are reported, and null. */
function readText(key: string, value: YamlValue, type: 'text' | 'texts', report: Report): string | null {
  const isScalar = value.kind !== 'null' && value.kind !== 'list' && value.kind !== 'mapping';
  const text = isScalar ? stripHidden(value.text).text.trim() : '';
  if (text === '') report('taxonomy-wrong-type', value, { key, type: { phrase: type } });
  return text || null;
}
