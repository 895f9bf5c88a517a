import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from 'feedsmith';
import assert from 'node:assert/strict';
import { jsonFeedSchema } from '../support/json-feed-schema';
import { childrenOf, readXml, textOf, type XmlElement } from '../support/read-xml';

/** What all feeds say of an article; null where a feed does not. */
export interface ReadItem {
  readonly id: string | null;
  readonly url: string | null;
  readonly title: string | null;
  readonly summary: string | null;
  readonly html: string | null;
  /** In ms. */
  readonly published: number | null;
  readonly updated: number | null;
  readonly authors: readonly string[];
  readonly terms: readonly string[];
}

/** A feed as its readers see it. */
export interface ReadFeed {
  readonly title: string | null;
  readonly self: string | null;
  readonly items: readonly ReadItem[];
}

const ajv = new Ajv2020({ strict: false });
addFormats(ajv);
const validateJsonFeed = ajv.compile(jsonFeedSchema);

/** Reads a feed strictly, and lets a library for feeds of others read it as well. */
export const feedReaders: Readonly<Record<string, (text: string) => ReadFeed>> = {
  '/feeds/rss.xml': readRss,
  '/feeds/atom.xml': readAtom,
  '/feeds/feed.json': readJson,
};

function readRss(text: string): ReadFeed {
  const rss = readXml(text);
  const [channel] = childrenOf(rss, 'channel');
  assert.equal(rss.attributes.version, '2.0');
  for (const name of ['title', 'link', 'description']) assert.ok(textOf(channel, name), name);
  const items = childrenOf(channel, 'item');
  assert.deepEqual(
    (parseRssFeed(text).items ?? []).map(({ link, title }) => [link, title]),
    items.map((item) => [textOf(item, 'link'), textOf(item, 'title')]),
  );
  return {
    title: textOf(channel, 'title'),
    self: childrenOf(channel, 'atom:link')[0]?.attributes.href ?? null,
    items: items.map((item) => ({
      id: textOf(item, 'guid'),
      url: textOf(item, 'link'),
      title: textOf(item, 'title'),
      summary: unescapeHtml(textOf(item, 'description') ?? ''),
      html: textOf(item, 'content:encoded'),
      published: toMs(textOf(item, 'pubDate')),
      updated: toMs(textOf(item, 'atom:updated')),
      authors: textsOf(item, 'dc:creator'),
      terms: textsOf(item, 'category'),
    })),
  };
}

function readAtom(text: string): ReadFeed {
  const feed = readXml(text);
  assert.equal(feed.attributes.xmlns, 'http://www.w3.org/2005/Atom');
  const entries = childrenOf(feed, 'entry');
  for (const element of [feed, ...entries]) {
    assert.ok(textOf(element, 'id'));
    assert.match(
      textOf(element, 'updated') ?? '',
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
    );
  }
  assert.deepEqual(
    (parseAtomFeed(text).entries ?? []).map(({ id, title }) => [id, title?.value]),
    entries.map((entry) => [textOf(entry, 'id'), textOf(entry, 'title')]),
  );
  const linkOf = (element: XmlElement, rel: string) =>
    childrenOf(element, 'link').find(({ attributes }) => attributes.rel === rel)?.attributes.href ?? null;
  return {
    title: textOf(feed, 'title'),
    self: linkOf(feed, 'self'),
    items: entries.map((entry) => ({
      id: textOf(entry, 'id'),
      url: linkOf(entry, 'alternate'),
      title: textOf(entry, 'title'),
      summary: textOf(entry, 'summary'),
      html: textOf(entry, 'content'),
      published: toMs(textOf(entry, 'published')),
      updated: toMs(textOf(entry, 'updated')),
      authors: childrenOf(entry, 'author').map((author) => textOf(author, 'name') ?? ''),
      terms: childrenOf(entry, 'category').map(({ attributes }) => attributes.term ?? ''),
    })),
  };
}

/** A JSON Feed once it is checked. */
interface JsonFeed {
  readonly title: string;
  readonly feed_url?: string;
  readonly items: readonly {
    readonly id: string;
    readonly url?: string;
    readonly title?: string;
    readonly summary?: string;
    readonly content_html?: string;
    readonly date_published?: string;
    readonly date_modified?: string;
    readonly authors?: readonly { readonly name?: string }[];
    readonly tags?: readonly string[];
  }[];
}

function readJson(text: string): ReadFeed {
  const feed = JSON.parse(text) as JsonFeed;
  assert.ok(validateJsonFeed(feed), ajv.errorsText(validateJsonFeed.errors));
  assert.deepEqual(
    (parseJsonFeed(text).items ?? []).map(({ id, title }) => [id, title]),
    feed.items.map(({ id, title }) => [id, title]),
  );
  return {
    title: feed.title,
    self: feed.feed_url ?? null,
    items: feed.items.map((item) => ({
      id: item.id,
      url: item.url ?? null,
      title: item.title ?? null,
      summary: item.summary ?? null,
      html: item.content_html ?? null,
      published: toMs(item.date_published ?? null),
      updated: toMs(item.date_modified ?? null),
      authors: (item.authors ?? []).map(({ name = '' }) => name),
      terms: item.tags ?? [],
    })),
  };
}

function textsOf(parent: XmlElement, name: string): string[] {
  return childrenOf(parent, name).map(({ text }) => text);
}

function toMs(time: string | null): number | null {
  return time === null ? null : Date.parse(time);
}

function unescapeHtml(html: string): string {
  const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#xD': '\r' };
  return html.replace(/&([#\w]+);/g, (whole, name: string) => named[name] ?? whole);
}
