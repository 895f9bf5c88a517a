import type { Article } from '../article/article';
import { fileStart } from '../../model/article/source-position';
import { taxonomyNames, type TaxonomyName } from '../../model/taxonomy/taxonomy-names';
import { unnamedTerm, type TermSource } from '../../model/taxonomy/term-source';
import { compareFindings, createFinding, type Finding } from '../finding/finding';
import { collectOldNames } from '../history/apply-history';
import { noHistory, type History } from '../history/history';
import type { Taxonomy } from '../taxonomy/parse-taxonomy';
import { taxonomyFile } from '../taxonomy/taxonomy-file';
import { buildTermTable, type TermTableSource } from '../taxonomy/term-table';
import { compareCodePoints } from '../../model/text/fold';
import { checkLinks } from './check-links';
import { checkTerms } from './check-terms';

/** All content together, checked and numbered: what a snapshot is made of. */
export interface BuiltContent {
  /** In the order of slug, then collection, by code point. */
  readonly articles: readonly Article[];
  readonly collections: readonly TermSource[];
  readonly terms: Readonly<Record<TaxonomyName, TermTableSource>>;
  /** Old names and the number of an article that has each, by name in code-point order, then by number. */
  readonly aliases: readonly (readonly [name: string, article: number])[];
  /** By file, line and column. */
  readonly findings: readonly Finding[];
}

export interface BuildContentOptions {
  readonly taxonomy: Taxonomy;
  /** Host of the site, lower case, where it is known: links to it are internal. */
  readonly siteHost: string | null;
  /** What git knew of the files. @default nothing */
  readonly history?: History;
  /** What was found in the single files. */
  readonly findings: readonly Finding[];
}

/** The spellings that an article uses of a taxonomy, in its author's order. */
export function spellingsOf(article: Article, taxonomy: TaxonomyName): readonly string[] {
  if (taxonomy === 'author') return article.authors.map(({ name }) => name);
  return (taxonomy === 'tag' ? article.tags : article.categories).map(({ value }) => value);
}

/** The unique name of an article. */
export function idOf(article: Article): string {
  return `${article.collection}/${article.slug.value}`;
}

/** Joins articles, in any order, to content: ids made unique, terms merged, old names and links checked. */
export function buildContent(built: readonly Article[], options: BuildContentOptions): BuiltContent {
  const { unique, findings: duplicates } = dropDuplicates(built);
  const articles = unique.sort(
    (a, b) => compareCodePoints(a.slug.value, b.slug.value) || compareCodePoints(a.collection, b.collection),
  );
  const configured = { category: 'categories', tag: 'tags', author: 'authors' } as const;
  const tables = taxonomyNames.map((name) => [
    name,
    buildTermTable(
      articles.flatMap((article) => spellingsOf(article, name)),
      options.taxonomy[configured[name]].values(),
    ),
  ]);
  // Object.fromEntries forgets which keys there are; taxonomyNames are all of them.
  const terms = Object.fromEntries(tables) as BuiltContent['terms'];
  const { aliases: written, findings: aliasFindings } = collectAliases(articles);
  const past = collectOldNames(articles, idOf, written, options.history ?? noHistory);
  const aliases = [...written, ...past.names].sort(([a], [b]) => compareCodePoints(a, b));
  const collections = [...new Set(articles.map(({ collection }) => collection))]
    .sort(compareCodePoints)
    .map((name) => ({ ...(options.taxonomy.collections.get(name) ?? unnamedTerm), name }));
  const findings = [
    ...options.findings,
    ...duplicates,
    ...aliasFindings,
    ...past.findings,
    ...checkCollectionAliases(collections, options.taxonomy),
    ...checkTerms(articles, terms),
    ...checkLinks(articles, new Set(aliases.map(([name]) => name)), options.siteHost),
  ].sort(compareFindings);
  return { articles, collections, terms, aliases, findings };
}

/** Articles that share an id are all left out: serving one would hide the others in silence. */
function dropDuplicates(articles: readonly Article[]): { unique: Article[]; findings: Finding[] } {
  const byId = new Map<string, Article[]>();
  for (const article of articles) {
    const id = idOf(article);
    const same = byId.get(id);
    if (same) same.push(article);
    else byId.set(id, [article]);
  }
  const unique: Article[] = [];
  const findings: Finding[] = [];
  for (const [id, same] of byId) {
    const [first, ...others] = same;
    if (first && others.length === 0) unique.push(first);
    else {
      const files = same.map(({ path }) => path).sort(compareCodePoints);
      findings.push(
        ...same.map(({ path, slug }) =>
          createFinding('duplicate-id', path, slug, {
            id,
            files,
          }),
        ),
      );
    }
  }
  return { unique, findings };
}

/** Filters take a collection's own name before an alias, so an alias that is one means nothing. */
function checkCollectionAliases(collections: readonly TermSource[], taxonomy: Taxonomy): Finding[] {
  const names = new Set(collections.map(({ name }) => name));
  return [...taxonomy.collections.values()].flatMap(({ name, aliases }) =>
    aliases
      .filter((alias) => names.has(alias))
      .map((alias) => createFinding('taxonomy-alias-taken', taxonomyFile, fileStart, { alias, name })),
  );
}

function collectAliases(articles: readonly Article[]): Pick<BuiltContent, 'aliases' | 'findings'> {
  const ids = new Set(articles.map(idOf));
  const owners = new Map<string, number>();
  const aliases: (readonly [name: string, article: number])[] = [];
  const findings: Finding[] = [];
  articles.forEach((article, number) => {
    const own = new Set<string>();
    for (const alias of article.aliases) {
      const name = alias.value.includes('/') ? alias.value : `${article.collection}/${alias.value}`;
      const owner = owners.get(name);
      if (!/^[^/]+\/[^/]+$/.test(name)) {
        findings.push(createFinding('alias-unusable', article.path, alias, { alias: alias.value }));
      }
      if (ids.has(name)) {
        // Kept all the same: once that article is gone or not public any more, its name leads here.
        findings.push(createFinding('alias-taken', article.path, alias, { alias: name }));
      }
      // An article may write one name twice, as `slug` and as `collection/slug`.
      if (own.has(name)) continue;
      own.add(name);
      // Kept for each of them: the first may be a draft, and then the name leads to the next.
      aliases.push([name, number]);
      if (owner === undefined) owners.set(name, number);
      else {
        const other = articles[owner]?.path ?? '';
        findings.push(createFinding('alias-twice', article.path, alias, { alias: name, other }));
      }
    }
  });
  return { aliases, findings };
}
