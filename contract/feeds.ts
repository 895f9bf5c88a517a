import { Type, type TObject, type TSchema } from '@sinclair/typebox';
import { defineEndpoint } from './endpoint';
import { filterParameters } from './parameters';

/** The maximum number of articles in a feed. */
export const feedLength = 20;

const optionalText = (description: string) => Type.Optional(Type.String({ description }));

/** An article in a JSON Feed 1.1. Unknown properties are absent, as the format prescribes. */
export const JsonFeedItem = Type.Object(
  {
    id: Type.String({ description: 'The same as `url`.' }),
    url: Type.String({ format: 'uri' }),
    title: Type.String(),
    summary: Type.String({ description: 'The description, else the excerpt.' }),
    content_html: optionalText('Sanitised html with absolute addresses.'),
    content_text: optionalText('The summary, where the body would make the feed too large.'),
    image: optionalText('The thumbnail.'),
    date_published: Type.Optional(Type.String({ format: 'date-time' })),
    date_modified: Type.Optional(Type.String({ format: 'date-time' })),
    authors: Type.Optional(
      Type.Array(Type.Object({ name: Type.String(), url: Type.Optional(Type.String({ format: 'uri' })) })),
    ),
    tags: Type.Optional(Type.Array(Type.String(), { description: 'Names of categories and tags.' })),
  },
  { $id: 'JsonFeedItem' },
);

/** The newest articles as JSON Feed 1.1 (jsonfeed.org). */
export const JsonFeed = Type.Object(
  {
    version: Type.Literal('https://jsonfeed.org/version/1.1'),
    title: Type.String(),
    home_page_url: Type.String({ format: 'uri' }),
    feed_url: Type.String({ format: 'uri' }),
    items: Type.Array(JsonFeedItem, { maxItems: feedLength }),
  },
  { $id: 'JsonFeed' },
);

function defineFeed<R extends TSchema>(
  operationId: string,
  file: string,
  format: string,
  contentType: string,
  response: R,
) {
  return defineEndpoint({
    operationId,
    path: `/feeds/${file}`,
    summary: `The newest ${feedLength} of the matching articles as ${format}; needs \`SITE_URL\`.`,
    tag: 'feeds',
    params: Type.Object({}),
    query: Type.Object(filterParameters),
    response,
    contentType,
    errors: ['invalid_parameter', 'unknown_parameter', 'not_found'],
  });
}

export const getRssFeed = defineFeed(
  'getRssFeed',
  'rss.xml',
  'RSS 2.0',
  'application/rss+xml; charset=utf-8',
  Type.String(),
);
export const getAtomFeed = defineFeed(
  'getAtomFeed',
  'atom.xml',
  'Atom',
  'application/atom+xml; charset=utf-8',
  Type.String(),
);
export const getJsonFeed = defineFeed(
  'getJsonFeed',
  'feed.json',
  'JSON Feed 1.1',
  'application/feed+json; charset=utf-8',
  JsonFeed,
);

function defineText<P extends TObject>(
  operationId: string,
  path: string,
  summary: string,
  contentType: string,
  params: P,
  errors: readonly 'not_found'[],
) {
  return defineEndpoint({
    operationId,
    path,
    summary,
    tag: 'feeds',
    params,
    query: Type.Object({}),
    response: Type.String(),
    contentType,
    errors: ['invalid_parameter', 'unknown_parameter', ...errors],
  });
}

const xml = 'application/xml; charset=utf-8';
const text = 'text/plain; charset=utf-8';

/** The sitemap of all articles, or the index of its parts. */
export const getSitemap = defineText(
  'getSitemap',
  '/sitemap.xml',
  'The addresses of all public articles, oldest first, or of the parts that list them; needs `SITE_URL`.',
  xml,
  Type.Object({}),
  ['not_found'],
);

/**
 * A part of the sitemap. Its path is in the same folder as the index, because crawlers accept from a sitemap only URLs in its
 * folder or below.
 */
export const getSitemapPart = defineText(
  'getSitemapPart',
  '/sitemap-{part}.xml',
  'One part of the sitemap: up to 50,000 addresses and 4 MB; needs `SITE_URL`.',
  xml,
  Type.Object({ part: Type.String({ pattern: '^[1-9][0-9]*$', description: 'The part, from 1.' }) }),
  ['not_found'],
);

/** The rules for crawlers. */
export const getRobotsText = defineText(
  'getRobotsText',
  '/robots.txt',
  'What crawlers may read, which is everything, and where the sitemap is.',
  text,
  Type.Object({}),
  [],
);

/** An overview of the content, for language models. */
export const getLlmsText = defineText(
  'getLlmsText',
  '/llms.txt',
  'The newest 500 articles with links to their Markdown, for language models (llmstxt.org).',
  text,
  Type.Object({}),
  [],
);
