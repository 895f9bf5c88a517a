import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { foldTerm } from '../../core/model/text/fold';
import type { Taxonomy } from './taxonomies';

/** What `taxonomy.yml` says of one term. */
export interface Claim {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly label: Readonly<Record<string, string>> | null;
  readonly description: string | null;
}

/** Everything that `taxonomy.yml` says. */
export interface Claims {
  /** A text that is equal for all spellings of one term. */
  identify(taxonomy: Taxonomy, spelling: string): string;
  /** What is said of the term with this identity. */
  find(taxonomy: Taxonomy, identity: string): Claim | undefined;
  readonly collections: readonly Claim[];
}

type Mapping = Readonly<Record<string, unknown>>;

/** Reads the `taxonomy.yml` of a content directory with nothing but a YAML parser; without the file nothing is said. */
export function readClaims(contentDir: string): Claims {
  const root = readYaml(path.join(contentDir, 'taxonomy.yml'));
  const sections: Record<Taxonomy, readonly Claim[]> = {
    category: readSection(root.categories, foldTerm),
    tag: readSection(root.tags, foldTerm),
    author: readSection(root.authors, foldTerm),
  };
  const owners = {
    category: toOwners(sections.category),
    tag: toOwners(sections.tag),
    author: toOwners(sections.author),
  };
  return {
    identify(taxonomy, spelling) {
      const folded = foldTerm(spelling);
      const name = owners[taxonomy].get(folded);
      return name === undefined ? `folded: ${folded}` : `claimed: ${name}`;
    },
    find: (taxonomy, identity) => sections[taxonomy].find(({ name }) => identity === `claimed: ${name}`),
    collections: readSection(root.collections, (text) => text),
  };
}

function toOwners(section: readonly Claim[]): Map<string, string> {
  return new Map(
    section.flatMap(({ name, aliases }) => [name, ...aliases].map((text) => [foldTerm(text), name])),
  );
}

function readYaml(file: string): Mapping {
  if (!fs.existsSync(file)) return {};
  // Fail-safe: every scalar is its own text, so that the tag `1.0` stays one.
  return toMapping(parse(fs.readFileSync(file, 'utf8'), { schema: 'failsafe' }));
}

/** Names are claimed before aliases, and whoever stands first keeps what is claimed twice. */
function readSection(section: unknown, fold: (text: string) => string): Claim[] {
  const entries = Object.entries(toMapping(section)).map(([key, value]) => ({
    name: key.trim(),
    value: toMapping(value),
  }));
  const taken = new Set<string>();
  const claim = (text: string) => {
    const isFree = fold(text) !== '' && !taken.has(fold(text));
    taken.add(fold(text));
    return isFree;
  };
  const named = entries.filter(({ name }) => claim(name));
  return named.map(({ name, value }) => {
    const label = Object.entries(toMapping(value.label)).filter(([, text]) => isText(text));
    return {
      name,
      aliases: (Array.isArray(value.aliases) ? value.aliases : [value.aliases]).filter(isText).filter(claim),
      label: label.length === 0 ? null : (Object.fromEntries(label) as Record<string, string>),
      description: isText(value.description) ? value.description : null,
    };
  });
}

function toMapping(value: unknown): Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Mapping) : {};
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}
