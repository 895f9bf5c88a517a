import assert from 'node:assert/strict';
import type { EggAppInfo } from 'egg';
import path from 'node:path';
import configure from '../../../config/config.default';
import { endpoints } from '../../../contract/endpoints';
import { catchLog } from '../../support/catch-log';
import { startWorld, type TestApp } from '../support';

const plugins = { requireKey: { enable: true, path: path.resolve(__dirname, '../../fixtures/require-key') } };
const { middleware } = configure({ baseDir: '/', env: 'unittest' } as EggAppInfo);

/** The ways in which an operator can add a middleware to an Egg application. */
const additions: { name: string; config: object; loggedAs: string }[] = [
  {
    name: 'config.middleware',
    config: { middleware: [...middleware, 'requireKey'] },
    loggedAs: 'requireKey',
  },
  {
    name: 'config.middleware, first',
    config: { middleware: ['requireKey', ...middleware] },
    loggedAs: 'requireKey',
  },
  {
    name: 'config.middleware, for some paths',
    config: { middleware: [...middleware, 'requireKey'], requireKey: { match: '/' } },
    loggedAs: 'requireKey',
  },
  {
    name: 'a plugin, in coreMiddleware',
    config: { requireKey: { place: 'coreMiddleware' } },
    loggedAs: 'requireKey',
  },
  {
    name: 'a plugin, with app.use()',
    config: { requireKey: { place: 'app.use' } },
    loggedAs: 'an unnamed function',
  },
];

const paths = Object.values(endpoints).map(({ operationId, path: pattern }) => {
  const isTaxonomy = /(Collection|Category|Tag|Author)$/.exec(operationId)?.[1];
  const name = isTaxonomy === 'Collection' ? 'blog' : 'one';
  const filled = pattern
    .replace('{collection}', 'blog')
    .replace('{slug}', 'a')
    .replace('{name}', name)
    .replace('{part}', '1');
  return operationId === 'listSuggestions' ? `${filled}?q=o` : filled;
});

describe('a middleware that an operator adds', () => {
  for (const { name, config, loggedAs } of additions) {
    describe(`by ${name}`, () => {
      let world: TestApp;
      let logged: readonly string[];

      before(async () => {
        const log = catchLog();
        try {
          world = await startWorld(
            [{ id: 'blog/a', date: '2020-06-23', tags: ['one'], categories: ['one'], authors: ['one'] }],
            {
              env: { SITE_URL: 'https://a.example', EGG_PLUGINS: JSON.stringify(plugins) },
              config: { ...config, casebook: { log: 'json' } },
            },
          );
          Object.assign(world.app.config.casebook, { log: 'text' });
        } finally {
          log.release();
        }
        logged = log.lines.filter((line) => line.includes('response cache'));
      });
      after(() => world.close());

      for (const url of paths) {
        it(`runs for every request: ${url}`, async () => {
          const refused: boolean[] = [];
          for (const key of ['', 'secret', 'secret', '', '']) {
            const { status, headers } = await world.app.httpRequest().get(url).set('X-Key', key);
            refused.push(status === 401);
            // What it sees of a response: the body is there, and nothing was sent.
            if (status === 200) assert.equal(headers['x-seen'], '200');
          }
          assert.deepEqual(refused, [true, false, false, true, true]);
        });
      }

      it('switches the response cache off, and the log says so at boot', () => {
        assert.equal(logged.length, 1, 'one line');
        assert.ok(logged[0]?.includes(loggedAs), logged[0]);
        assert.equal(world.app.responseCache.size, 0);
      });
    });
  }
});

describe('without an added middleware', () => {
  it('the response cache is on, and the log says nothing', async () => {
    const log = catchLog();
    const world = await startWorld([{ id: 'blog/a' }], {
      config: { casebook: { log: 'json' } },
    });
    try {
      await world.app.httpRequest().get('/api/v1/articles');
      assert.equal(world.app.responseCache.size, 1);
    } finally {
      log.release();
      await world.close();
    }
    assert.deepEqual(
      log.lines.filter((line) => line.includes('response cache')),
      [],
    );
  });
});
