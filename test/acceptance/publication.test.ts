import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Endpoint } from '../../contract/endpoint';
import { endpoints, type OperationId } from '../../contract/endpoints';
import { buildSnapshot, type BuiltSnapshot } from '../support/build-snapshot';
import { openSocketCalls, type Answer, type Call } from '../support/call';
import { startApp, type RunningApp } from '../support/start-app';

/** When the articles appear and when they go, in ms. */
const begin = Date.UTC(2031, 6, 15, 4, 5, 6);
const end = Date.UTC(2031, 7, 1);

/**
 * Always public is `blog/steady`. Between the two moments `blog/quokka` and `quokka-land/only` are as well, and whatever
 * has to do with them has the word in it; a third, a draft, never is.
 */
const scheduled = [
  'date: 2031-07-10',
  `publishAt: ${new Date(begin).toISOString()}`,
  `unpublishAt: ${new Date(end).toISOString()}`,
  'tags: [egg, quokka-tag]',
  'categories: [quokka-category]',
  'authors: [Quokka Author]',
];
const body = 'Shared words about functions, gateways and deployment.';
const files: Readonly<Record<string, readonly string[]>> = {
  'blog/steady.md': ['title: Steady', 'date: 2020-01-01', 'tags: [egg]'],
  'blog/quokka.md': ['title: Quokka', ...scheduled, 'aliases: [quokka-before]'],
  'quokka-land/only.md': ['title: Only Quokka', ...scheduled],
  'blog/never.md': [
    'title: Never',
    'date: 2020-01-02',
    'draft: true',
    'tags: [wombat]',
    'aliases: [wombat-before]',
  ],
};

/** A request, and whether its answer shows what is scheduled. By default: it is a 200 with the word in it. */
interface Surface {
  readonly path: string;
  readonly shows?: (answer: Answer) => boolean;
}

const dataOf = (answer: Answer) => (JSON.parse(answer.body.toString()) as { data: unknown }).data;
const isFound = ({ status }: Answer) => status !== 404;
const hasWord = (value: unknown) => /quokka/i.test(typeof value === 'string' ? value : JSON.stringify(value));
/** `links` repeat the request, so they say nothing. */
const inData = (answer: Answer) => hasWord(dataOf(answer));
const total = (count: number) => (answer: Answer) =>
  (JSON.parse(answer.body.toString()) as { meta: { total: number } }).meta.total === count;

/**
 * What to ask of each operation that the clock matters to; `timeless` where it does not. An operation that is not here is
 * asked for by its path alone, and has to show the word: one that is added to the contract is tested from then on.
 */
const described: Partial<Readonly<Record<OperationId, readonly Surface[] | 'timeless'>>> = {
  listArticles: [
    { path: '/api/v1/articles' },
    { path: '/api/v1/articles?cursor=&sort=title' },
    { path: '/api/v1/articles?ids=blog/quokka&fields=title', shows: inData },
    { path: '/api/v1/articles?tag=egg&limit=1', shows: total(3) },
    { path: '/api/v1/articles?q=quokka', shows: inData },
    { path: '/api/v1/articles?q=deployment', shows: total(3) },
    { path: '/api/v1/articles?limit=1&sort=date&facets=tag' },
    {
      path: '/api/v1/articles?limit=1&sort=date&facets=year',
      shows: ({ body: bytes }) => bytes.includes('"2031"'),
    },
  ],
  getArticle: [
    { path: '/api/v1/articles/blog/quokka', shows: isFound },
    { path: '/api/v1/articles/blog/quokka-before', shows: isFound },
    { path: '/api/v1/articles/blog/steady?fields=next' },
    { path: '/api/v1/articles/blog/steady?fields=related' },
  ],
  getArticleBySlug: [
    { path: '/api/v1/articles/quokka', shows: isFound },
    { path: '/api/v1/articles/steady' },
  ],
  getArticleMarkdown: [{ path: '/api/v1/articles/blog/quokka.md', shows: isFound }],
  listRelated: [
    { path: '/api/v1/articles/blog/steady/related' },
    { path: '/api/v1/articles/blog/quokka/related', shows: isFound },
  ],
  getCollection: [
    { path: '/api/v1/collections/quokka-land', shows: isFound },
    {
      path: '/api/v1/collections/blog',
      shows: (answer) => (dataOf(answer) as { count: number }).count === 2,
    },
  ],
  getCategory: [{ path: '/api/v1/categories/quokka-category', shows: isFound }],
  getTag: [
    { path: '/api/v1/tags/quokka-tag', shows: isFound },
    { path: '/api/v1/tags/egg', shows: (answer) => (dataOf(answer) as { count: number }).count === 3 },
  ],
  getAuthor: [{ path: '/api/v1/authors/quokka%20author', shows: isFound }],
  listArchives: [{ path: '/api/v1/archives', shows: ({ body: bytes }) => bytes.includes('2031-07') }],
  listSuggestions: [
    { path: '/api/v1/suggest?q=quok', shows: inData },
    { path: '/api/v1/suggest?q=egg', shows: ({ body: bytes }) => bytes.includes('"count":3') },
  ],
  getReadiness: [{ path: '/readyz', shows: ({ body: bytes }) => bytes.includes('"articles":3') }],
  getMetrics: [
    { path: '/metrics', shows: ({ body: bytes }) => /^casebook_articles 3$/m.test(bytes.toString()) },
  ],
  // So few articles fit into one sitemap; `test/app/feeds.test.ts` splits larger ones.
  getSitemapPart: 'timeless',
  getRobotsText: 'timeless',
  getHealth: 'timeless',
  getOpenApi: 'timeless',
};

const surfaces = Object.entries(endpoints).flatMap(([id, endpoint]: [string, Endpoint]) => {
  const known = described[id as OperationId] ?? [{ path: endpoint.path }];
  return known === 'timeless' ? [] : known.map((surface) => ({ id, shows: isFoundWithWord, ...surface }));
});

function isFoundWithWord({ status, body: bytes }: Answer): boolean {
  assert.equal(status, 200, bytes.toString());
  return hasWord(bytes.toString());
}

/** How long caches may keep an answer in all, in seconds; 0 where they may not. */
function keptFor({ headers }: Answer): number {
  const header = headers['cache-control'] ?? '';
  if (header === 'no-store') return 0;
  const seconds = [...header.matchAll(/(?:max-age|s-maxage|stale-while-revalidate|stale-if-error)=(\d+)/g)];
  assert.match(header, /^public, max-age=\d/);
  return seconds.reduce((sum, [, digits]) => sum + Number(digits), 0);
}

describe('publication on every surface', () => {
  let folder: string;
  let built: BuiltSnapshot;
  let app: RunningApp;
  let calls: { call: Call; close: () => void };

  before(async () => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-publication-'));
    for (const [file, lines] of Object.entries(files)) {
      fs.mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), `---\n${lines.join('\n')}\n---\n\n${body}\n`);
    }
    built = await buildSnapshot(folder);
    app = await startApp({ CONTENT_SNAPSHOT: built.file, SITE_URL: 'https://example.com' });
    calls = openSocketCalls(app.port);
  });
  after(async () => {
    calls.close();
    await app.close();
    built.remove();
    fs.rmSync(folder, { recursive: true });
  });

  const moments: { name: string; at: number; isShown: boolean }[] = [
    { name: 'a second before it appears', at: begin - 1000, isShown: false },
    { name: 'a millisecond before it appears', at: begin - 1, isShown: false },
    { name: 'at the moment it appears', at: begin, isShown: true },
    { name: 'a millisecond before it goes', at: end - 1, isShown: true },
    { name: 'at the moment it goes', at: end, isShown: false },
  ];

  for (const { id, path: target, shows } of surfaces) {
    describe(`${id} ${target}`, () => {
      for (const { name, at, isShown } of moments) {
        it(`${isShown ? 'shows' : 'does not show'} an article ${name}`, async () => {
          app.setNow(at);
          assert.equal(shows(await calls.call(target)), isShown);
        });
      }

      it('is kept by caches no longer than until the next moment', async () => {
        for (const moment of [begin, end]) {
          for (const before of [1, 999, 1000, 5500, 10_000, 61_000, 700_000]) {
            app.setNow(moment - before);
            const answer = await calls.call(target);
            assert.ok(keptFor(answer) <= before / 1000, `${before} ms before: ${keptFor(answer)} s`);
          }
        }
      });

      it('never shows a draft', async () => {
        app.setNow(begin);
        const answer = await calls.call(target);
        assert.ok(!/never|wombat/i.test(answer.body.toString()));
      });
    });
  }

  it('has every operation of the contract on it, or says that time does not matter to it', () => {
    const idle = Object.entries(described).flatMap(([id, known]) => (known === 'timeless' ? [id] : []));
    const covered = [...new Set([...surfaces.map(({ id }) => id), ...idle])];
    assert.deepEqual(covered.sort(), Object.keys(endpoints).sort());
  });
});
