import type { Article } from '../article/article';
import { idOf, spellingsOf } from '../article/article-keys';
import { fileStart } from '../../model/article/source-position';
import { recordOf } from '../../model/record-of';
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

/** All content, checked and numbered: the input of a snapshot. */
export interface BuiltContent {
  /** In the order of slug, then collection, by code point. */
  readonly articles: readonly Article[];
  readonly collections: readonly TermSource[];
  readonly terms: Readonly<Record<TaxonomyName, TermTableSource>>;
  /** Former ids, each with the number of an article that had it, by name in code-point order, then by number. */
  readonly aliases: readonly (readonly [name: string, article: number])[];
  /** By file, line and column. */
  readonly findings: readonly Finding[];
}

export interface BuildContentOptions {
  readonly taxonomy: Taxonomy;
  /** Host of the site in lower case, or null if unknown: links to it are internal. */
  readonly siteHost: string | null;
  /** What `history.json` holds. @default nothing */
  readonly history?: History;
  /** Articles that share an id get their days before their slugs. @default they are left out */
  readonly separatesByDate?: boolean;
  /** The findings of the single files. */
  readonly findings: readonly Finding[];
}

/** Joins articles, in any order, to content: makes ids unique, merges terms, checks former ids and links. */
export function buildContent(built: readonly Article[], options: BuildContentOptions): BuiltContent {
  const { unique, findings: duplicates } = dropDuplicates(
    options.separatesByDate === true ? separateArticles(built) : built,
  );
  const articles = unique.sort(
    (a, b) => compareCodePoints(a.slug.value, b.slug.value) || compareCodePoints(a.collection, b.collection),
  );
  const configured = { category: 'categories', tag: 'tags', author: 'authors' } as const;
  const terms = recordOf(taxonomyNames, (name) =>
    buildTermTable(
      articles.flatMap((article) => spellingsOf(article, name)),
      options.taxonomy[configured[name]].values(),
    ),
  );
  const { aliases: authored, findings: aliasFindings } = collectAliases(articles);
  const past = collectOldNames(articles, authored, options.history ?? noHistory);
  const aliases = [...authored, ...past.names].sort(([a], [b]) => compareCodePoints(a, b));
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

/** Puts the day before the slugs of articles that share an id, as in the names of their files. */
function separateArticles(articles: readonly Article[]): Article[] {
  const counts = new Map<string, number>();
  for (const article of articles) counts.set(idOf(article), (counts.get(idOf(article)) ?? 0) + 1);
  return articles.map((article) => {
    if (counts.get(idOf(article)) === 1 || article.date === null) return article;
    const day = new Date(article.date.ms).toISOString().slice(0, 10);
    const value = `${day}-${article.slug.value}`;
    return { ...article, slug: { ...article.slug, value } };
  });
}

/** Leaves out all articles that share an id: serving one would hide the others without a warning. */
function dropDuplicates(articles: readonly Article[]): { unique: Article[]; findings: Finding[] } {
  const byId = new Map<string, Article[]>();
  for (const article of articles) byId.set(idOf(article), [...(byId.get(idOf(article)) ?? []), article]);
  const unique: Article[] = [];
  const findings: Finding[] = [];
  for (const [id, same] of byId) {
    const files = same.map(({ path }) => path).sort(compareCodePoints);
    if (files.length === 1) unique.push(...same);
    else findings.push(...same.map(({ path, slug }) => createFinding('duplicate-id', path, slug, { id, files })));
  }
  return { unique, findings };
}

/** Filters look for the name of a collection before an alias, so an alias that is such a name has no effect. */
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
        // Recorded even so: when the other article is gone or no longer public, the name redirects here.
        findings.push(createFinding('alias-taken', article.path, alias, { alias: name }));
      }
      // An article may write one name twice, as `slug` and as `collection/slug`.
      if (own.has(name)) continue;
      own.add(name);
      // Recorded for each article: while the first is a draft, the name redirects to the next.
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
