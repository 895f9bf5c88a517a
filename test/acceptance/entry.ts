import { taxonomies, type Taxonomy } from './taxonomies';
import type { StoredStructure, StoredSummary } from '../../core/model/article/stored-article';
import type { Article } from '../../core/build/article/article';
import { recordParts, type RecordPart } from '../../core/format/snapshot/format';
import { foldTerm } from '../../core/model/text/fold';
import type { Zone } from '../../core/model/time/zone';
import type { Claims } from './read-claims';
import { foldSearched } from './search-words';

/** A term as one article spells it. */
export interface Spelled {
  readonly spelling: string;
  /** Equal for spellings of one term. */
  readonly identity: string;
  /** Authors only. */
  readonly url: string | null;
}

/** A built article with everything worked out that does not depend on the time. */
export interface Entry {
  readonly id: string;
  readonly collection: string;
  readonly slug: string;
  /** Source file below the content directory. */
  readonly path: string;
  readonly draft: boolean;
  readonly outdated: boolean;
  /** `YYYY-MM-DD` in the site's zone. */
  readonly day: string | null;
  readonly publishedAt: number | null;
  readonly unpublishedAt: number | null;
  readonly updatedAt: number | null;
  readonly foldedTitle: string;
  readonly terms: Readonly<Record<Taxonomy, readonly Spelled[]>>;
  /** Old names as `collection/slug`. */
  readonly oldNames: readonly string[];
  readonly digest: string;
  readonly summary: StoredSummary;
  readonly structure: StoredStructure;
  readonly part: (name: RecordPart) => string;
  /** All that `q` looks through, folded, one text a line; a word has no line break. */
  readonly searched: () => string;
}

/** Works out an entry from a built article. */
export function toEntry(article: Article, claims: Claims, zone: Zone): Entry {
  const { collection, slug, draft, outdated, date, publishAt, unpublishAt, updated, digest, path } = article;
  const part = (name: RecordPart) => readPart(article, name);
  const summary = JSON.parse(part('summary')) as StoredSummary;
  const publishes = publishAt ?? date;
  const spelled = (taxonomy: Taxonomy, spelling: string, url: string | null): Spelled => ({
    spelling,
    identity: claims.identify(taxonomy, spelling),
    url,
  });
  const terms = {
    category: article.categories.map(({ value }) => spelled('category', value, null)),
    tag: article.tags.map(({ value }) => spelled('tag', value, null)),
    author: article.authors.map(({ name, url }) => spelled('author', name, url)),
  };
  let searched: string | undefined;
  return {
    id: `${collection}/${slug.value}`,
    collection,
    slug: slug.value,
    path,
    draft,
    outdated,
    day: date && zone.toCalendarDate(date),
    publishedAt: publishes && zone.toInstant(publishes),
    unpublishedAt: unpublishAt && zone.toInstant(unpublishAt),
    updatedAt: updated && zone.toInstant(updated),
    foldedTitle: foldTerm(summary.title),
    terms,
    oldNames: article.aliases.map(({ value }) => (value.includes('/') ? value : `${collection}/${value}`)),
    digest,
    summary,
    structure: JSON.parse(part('structure')) as StoredStructure,
    part,
    searched: () => {
      if (searched !== undefined) return searched;
      const { title, description, keywords } = summary;
      const named = taxonomies.flatMap((taxonomy) =>
        terms[taxonomy].flatMap(({ spelling, identity }) => {
          const claim = claims.find(taxonomy, identity);
          return [spelling, ...(claim ? [claim.name, ...claim.aliases] : [])];
        }),
      );
      searched = foldSearched([title, description ?? '', ...keywords, ...named, part('text')]);
      return searched;
    },
  };
}

function readPart({ record: { bytes, lengths } }: Article, name: RecordPart): string {
  const position = recordParts.indexOf(name);
  const start = lengths.slice(0, position).reduce((sum, length) => sum + length, 0);
  // Read where it lies: a copy of each text that is looked through costs more than the look.
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, lengths[position] ?? 0).toString();
}
