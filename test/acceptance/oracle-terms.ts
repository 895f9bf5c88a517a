import { compareCodePoints } from '../../core/model/text/fold';
import { taxonomies, type Taxonomy } from './taxonomies';
import type { Entry } from './entry';
import type { Claim, Claims } from './read-claims';

/** A term as the API lists it. */
export interface ExpectedTerm {
  name: string;
  label: Readonly<Record<string, string>> | null;
  description: string | null;
  count: number;
  aliases: string[];
  latest: string | null;
  /** Authors only. */
  url?: string | null;
}

/** What is right about terms while certain articles are public. */
export interface TermOracle {
  /** A text that is equal for all spellings of one term. */
  identify(taxonomy: Taxonomy, spelling: string): string;
  nameOf(taxonomy: Taxonomy, identity: string): string;
  /** The names of an article's terms, in its author's order, without repeats. */
  namesOf(entry: Entry, taxonomy: Taxonomy): string[];
  /** The collection that a name or an alias means. */
  resolveCollection: (name: string) => string;
  /** The terms of some of the public articles, most articles first, then by name. */
  list(taxonomy: Taxonomy | 'collection', matching: readonly Entry[]): readonly ExpectedTerm[];
}

interface Use {
  readonly entry: Entry;
  readonly spelling: string;
  readonly url: string | null;
}

/** Opens the oracle of the terms of the public articles. */
export function openTermOracle(articles: readonly Entry[], claims: Claims): TermOracle {
  const uses = collectUses(articles);
  const usesOf = (taxonomy: Taxonomy, identity: string) => uses.get(`${taxonomy} ${identity}`) ?? [];
  const names = new Map<string, string>();
  const nameOf = (taxonomy: Taxonomy, identity: string) => {
    const key = `${taxonomy} ${identity}`;
    const name =
      names.get(key) ??
      claims.find(taxonomy, identity)?.name ??
      mostFrequent(byArticle(usesOf(taxonomy, identity), ({ spelling }) => spelling)) ??
      '';
    names.set(key, name);
    return name;
  };
  const collectionNames = new Set(articles.map(({ collection }) => collection));
  // The terms of all articles are asked for again and again.
  const ofAll = new Map<Taxonomy | 'collection', readonly ExpectedTerm[]>();
  return {
    identify: (taxonomy, spelling) => claims.identify(taxonomy, spelling),
    nameOf,
    namesOf: (entry, taxonomy) => [
      ...new Set(entry.terms[taxonomy].map(({ identity }) => nameOf(taxonomy, identity))),
    ],
    resolveCollection(name) {
      if (collectionNames.has(name)) return name;
      return claims.collections.find(({ aliases }) => aliases.includes(name))?.name ?? name;
    },
    list(taxonomy, matching) {
      const known = matching === articles ? ofAll.get(taxonomy) : undefined;
      if (known) return known;
      const groups = [...groupByTerm(taxonomy, matching)].map(([key, entries]): ExpectedTerm => {
        if (taxonomy === 'collection') {
          const claim = claims.collections.find(({ name }) => name === key);
          return describe(key, claim, [], entries);
        }
        const used = usesOf(taxonomy, key);
        const spellings = used.map(({ spelling }) => spelling);
        const term = describe(nameOf(taxonomy, key), claims.find(taxonomy, key), spellings, entries);
        const url = mostFrequent(byArticle(used, (use) => use.url));
        return taxonomy === 'author' ? { ...term, url } : term;
      });
      groups.sort((a, b) => b.count - a.count || compareCodePoints(a.name, b.name));
      if (matching === articles) ofAll.set(taxonomy, groups);
      return groups;
    },
  };
}

function collectUses(articles: readonly Entry[]): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  for (const entry of articles) {
    for (const taxonomy of taxonomies) {
      for (const { identity, spelling, url } of entry.terms[taxonomy]) {
        const key = `${taxonomy} ${identity}`;
        const known = uses.get(key) ?? [];
        known.push({ entry, spelling, url });
        uses.set(key, known);
      }
    }
  }
  return uses;
}

function groupByTerm(taxonomy: Taxonomy | 'collection', matching: readonly Entry[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of matching) {
    const keys =
      taxonomy === 'collection' ? [entry.collection] : entry.terms[taxonomy].map(({ identity }) => identity);
    for (const key of new Set(keys)) {
      const group = groups.get(key) ?? [];
      group.push(entry);
      groups.set(key, group);
    }
  }
  return groups;
}

function describe(
  name: string,
  claim: Claim | undefined,
  spellings: readonly string[],
  entries: readonly Entry[],
): ExpectedTerm {
  const days = entries.flatMap(({ day }) => (day === null ? [] : [day])).sort();
  return {
    name,
    label: claim?.label ?? null,
    description: claim?.description ?? null,
    count: entries.length,
    aliases: [...new Set([...(claim?.aliases ?? []), ...spellings])]
      .filter((spelling) => spelling !== name)
      .sort(compareCodePoints),
    latest: days.at(-1) ?? null,
  };
}

/** What the uses of each article say, each once. */
function byArticle(uses: readonly Use[], say: (use: Use) => string | null): Set<string>[] {
  const said = new Map<Entry, Set<string>>();
  for (const use of uses) {
    const text = say(use);
    if (text !== null) said.set(use.entry, (said.get(use.entry) ?? new Set()).add(text));
  }
  return [...said.values()];
}

/** The text that most of the lists hold; ties to the first in code-point order. */
function mostFrequent(lists: readonly Iterable<string>[]): string | null {
  const counts = new Map<string, number>();
  for (const list of lists) for (const text of list) counts.set(text, (counts.get(text) ?? 0) + 1);
  let best: string | null = null;
  for (const text of [...counts.keys()].sort(compareCodePoints)) {
    if (best === null || (counts.get(text) ?? 0) > (counts.get(best) ?? 0)) best = text;
  }
  return best;
}
