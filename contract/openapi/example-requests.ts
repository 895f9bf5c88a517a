import type { OperationId } from '../endpoints';

/** A request for an example in the document, over the articles of `content/`. */
export interface ExampleRequest {
  /** Key of the example, camelCase. */
  readonly name: string;
  readonly summary: string;
  /** Path and query, percent-encoded where necessary. */
  readonly path: string;
}

const api = '/api/v1';
const short = 'blog/2026-09-05-api-gateway-note';
const article = `${api}/articles/${short}`;
const search = encodeURIComponent('冷启动');

/** The examples of each operation. Not for metrics, which differ every time. */
export const exampleRequests: Partial<Readonly<Record<OperationId, readonly ExampleRequest[]>>> = {
  listArticles: [
    { name: 'newest', summary: 'The newest article', path: `${api}/articles?limit=1` },
    {
      name: 'filtered',
      summary: 'With one tag, without another, tags counted',
      path: `${api}/articles?tag=Serverless&tag.not=${encodeURIComponent('客户案例')}&facets=tag&limit=2&fields=title,date`,
    },
    {
      name: 'search',
      summary: 'Full text, best first',
      path: `${api}/articles?q=${search}&limit=1&fields=title`,
    },
    {
      name: 'cursor',
      summary: 'Walking without repeats while others publish',
      path: `${api}/articles?cursor=&limit=2&fields=title`,
    },
    {
      name: 'unknownParameter',
      summary: 'A slip in a name',
      path: `${api}/articles?categroy=news`,
    },
    {
      name: 'limitTooLarge',
      summary: 'A value out of range',
      path: `${api}/articles?limit=1000`,
    },
  ],
  getArticle: [
    { name: 'whole', summary: 'Everything, with html', path: article },
    { name: 'chosen', summary: 'Some fields', path: `${article}?fields=title,toc,next` },
    { name: 'moved', summary: 'By an old name', path: `${api}/articles/best-practice/deploy-scf` },
    {
      name: 'missing',
      summary: 'A slip in a slug',
      path: `${api}/articles/blog/2026-09-05-api-gateway-notes`,
    },
  ],
  getArticleBySlug: [
    { name: 'chosen', summary: 'By slug alone', path: `${api}/articles/2026-10-30-mobile-list?fields=title` },
  ],
  getArticleMarkdown: [{ name: 'markdown', summary: 'As written', path: `${article}.md` }],
  listRelated: [{ name: 'two', summary: 'The two nearest', path: `${article}/related?limit=2` }],
  listCollections: [{ name: 'all', summary: 'All collections', path: `${api}/collections` }],
  getCollection: [{ name: 'one', summary: 'One collection', path: `${api}/collections/blog` }],
  listCategories: [{ name: 'all', summary: 'All categories', path: `${api}/categories` }],
  getCategory: [
    { name: 'byAlias', summary: 'By another spelling', path: `${api}/categories/best-prectise` },
    { name: 'missing', summary: 'One that no article has', path: `${api}/categories/nothing` },
  ],
  listTags: [
    {
      name: 'inBlog',
      summary: 'The most frequent of a collection',
      path: `${api}/tags?collection=blog&limit=2`,
    },
  ],
  getTag: [{ name: 'one', summary: 'One tag', path: `${api}/tags/Serverless` }],
  listAuthors: [{ name: 'two', summary: 'The two with most articles', path: `${api}/authors?limit=2` }],
  getAuthor: [{ name: 'missing', summary: 'One who wrote nothing', path: `${api}/authors/nobody` }],
  listArchives: [{ name: 'all', summary: 'All months', path: `${api}/archives` }],
  getManifest: [{ name: 'first', summary: 'The first two', path: `${api}/manifest?limit=2&cursor=` }],
  listSuggestions: [
    { name: 'pinyin', summary: 'Typed in pinyin', path: `${api}/suggest?q=lengqidong&limit=3` },
  ],
  getRssFeed: [
    { name: 'one', summary: 'One article', path: `/feeds/rss.xml?ids=${short}` },
    { name: 'unknownParameter', summary: 'A slip in a name', path: '/feeds/rss.xml?tga=news' },
  ],
  getAtomFeed: [{ name: 'one', summary: 'One article', path: `/feeds/atom.xml?ids=${short}` }],
  getJsonFeed: [{ name: 'one', summary: 'One article', path: `/feeds/feed.json?ids=${short}` }],
  getSitemap: [{ name: 'all', summary: 'All articles', path: '/sitemap.xml' }],
  getSitemapPart: [{ name: 'missing', summary: 'A part that there is not', path: '/sitemap-9.xml' }],
  getRobotsText: [{ name: 'all', summary: 'Everything', path: '/robots.txt' }],
  getLlmsText: [{ name: 'all', summary: 'What there is to read', path: '/llms.txt' }],
  getHealth: [{ name: 'alive', summary: 'Alive', path: '/healthz' }],
  getReadiness: [{ name: 'ready', summary: 'Ready', path: '/readyz' }],
};
