import type { Article } from '../../core/build/article/article';
import type { AuthoredTime } from '../../core/model/time/authored-time';
import { buildContent, type BuiltContent } from '../../core/build/content/build-content';
import { createCatalog, type Catalog } from '../../core/read/catalog/catalog';
import { createEdition, type Edition } from '../../core/read/catalog/edition';
import { decodeSnapshot, type SnapshotSource } from '../../core/format/snapshot/decode-snapshot';
import { encodeSnapshot, noSections } from '../../core/build/snapshot/encode-snapshot';
import { packRecord } from '../../core/format/snapshot/pack-record';
import { parseTaxonomy } from '../../core/build/taxonomy/parse-taxonomy';
import { createZone } from '../../core/model/time/zone';
import { hash } from '../../infra/hash';
import { sealSnapshot } from '../../infra/snapshot-checksum';

/** The properties of an article that matter to a test; the others have defaults. */
export interface ArticleParts {
  /** `collection/slug`. @default `blog/article` */
  readonly id?: string;
  /** @default the id with `.md` */
  readonly path?: string;
  readonly title?: string;
  /** Times without an offset are local, as in front matter: `2020-06-23`, `2020-06-23T10:00`, `2020-06-23T10:00Z`. */
  readonly date?: string;
  readonly publishAt?: string;
  readonly unpublishAt?: string;
  readonly updated?: string;
  readonly draft?: boolean;
  readonly outdated?: boolean;
  readonly categories?: readonly string[];
  readonly tags?: readonly string[];
  /** Names, or names with links. */
  readonly authors?: readonly (string | readonly [name: string, url: string])[];
  readonly aliases?: readonly string[];
  /** Link targets in the body, one per line. */
  readonly links?: readonly string[];
  readonly markdown?: string;
}

/** Creates a built article. Terms are on line 3, aliases on line 4, links from line 10 on. */
export function anArticle(parts: ArticleParts = {}): Article {
  const { id = 'blog/article', markdown = 'Text.\n' } = parts;
  const slash = id.indexOf('/');
  const [collection, slug] = [id.slice(0, slash), id.slice(slash + 1)];
  const { path = `${id}.md`, title = slug, draft = false, outdated = false } = parts;
  const summary = {
    title,
    description: null,
    excerpt: markdown.trim().slice(0, 160),
    thumbnail: null,
    keywords: [],
    translators: [],
    words: 1,
    readingMinutes: 1,
    extra: {},
  };
  return {
    path,
    collection,
    slug: { value: slug, line: 1, column: 1 },
    title,
    draft,
    outdated,
    date: aTime(parts.date),
    publishAt: aTime(parts.publishAt),
    unpublishAt: aTime(parts.unpublishAt),
    updated: aTime(parts.updated),
    categories: written(parts.categories, 3),
    tags: written(parts.tags, 3),
    authors: (parts.authors ?? []).map((author) => {
      const [name, url] = typeof author === 'string' ? [author, null] : author;
      return { name, url, line: 3, column: 1 };
    }),
    aliases: written(parts.aliases, 4),
    links: (parts.links ?? []).map((url, i) => ({ url, line: 10 + i, column: 1 })),
    digest: hash(JSON.stringify(parts)),
    record: packRecord({
      summary: JSON.stringify(summary),
      structure: JSON.stringify({ toc: [], images: [] }),
      html: `<p>${markdown.trim()}</p>\n`,
      markdown,
      text: markdown.trim(),
    }),
  };
}

function aTime(text: string | undefined): AuthoredTime | null {
  if (text === undefined) return null;
  const isLocal = !/(?:Z|[+-]\d\d:\d\d)$/.test(text.slice(10));
  return { ms: Date.parse(isLocal && text.length > 10 ? `${text}Z` : text), isLocal };
}

function written(texts: readonly string[] | undefined, line: number) {
  return (texts ?? []).map((value) => ({ value, line, column: 1 }));
}

export interface WorldOptions {
  /** Text of `taxonomy.yml`. */
  readonly taxonomy?: string;
  readonly siteHost?: string;
  /** @default `Asia/Shanghai` */
  readonly zone?: string;
  /** @default 2021-01-01 */
  readonly now?: string;
}

/** Creates content from articles. */
export function aContent(articles: readonly ArticleParts[], options: WorldOptions = {}): BuiltContent {
  const { taxonomy } = parseTaxonomy(options.taxonomy ?? '');
  return buildContent(articles.map(anArticle), {
    taxonomy,
    siteHost: options.siteHost ?? null,
    findings: [],
  });
}

/** Encodes a snapshot of articles, built for Asia/Shanghai. */
export function aSnapshot(articles: readonly ArticleParts[], options: WorldOptions = {}): Buffer {
  const zone = createZone('Asia/Shanghai');
  return Buffer.concat(
    sealSnapshot(encodeSnapshot(aContent(articles, options), hash, noSections, zone).chunks),
  );
}

/** A snapshot source in memory that counts the bytes read. */
export function aSource(bytes: Uint8Array): SnapshotSource & { bytesRead: number } {
  const readBytes = (offset: number, length: number) => {
    source.bytesRead += length;
    return new Uint8Array(bytes.slice(offset, offset + length));
  };
  const source = {
    name: 'memory',
    length: bytes.length,
    bytesRead: 0,
    readBytes,
    readInto: (offset: number, to: Uint8Array) => {
      to.set(readBytes(offset, to.length));
    },
    readText: (offset: number, length: number) => new TextDecoder().decode(readBytes(offset, length)),
  };
  return source;
}

/** Encodes articles as a snapshot and opens it as a catalog. */
export function aCatalog(articles: readonly ArticleParts[], options: WorldOptions = {}): Catalog {
  return createCatalog(
    decodeSnapshot(aSource(aSnapshot(articles, options))),
    createZone(options.zone ?? 'Asia/Shanghai'),
  );
}

/** The edition of articles at `now`. */
export function anEdition(articles: readonly ArticleParts[], options: WorldOptions = {}): Edition {
  return createEdition(aCatalog(articles, options), Date.parse(options.now ?? '2021-01-01T00:00Z'));
}
