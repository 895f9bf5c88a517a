import assert from 'node:assert/strict';
import { articlePath, check, checkProblem, isKept, parse, type TestEnvironment } from './environment';
import { Problem } from '../../contract/problem';
import { checkCommonHeaders } from './http.suite';

/** Requests as such: ids, paths, lengths. */
export function requestsSuite(getEnvironment: () => TestEnvironment): void {
  describe('requests', () => {
    const list = '/api/v1/articles';

    for (const [header, id] of [
      ['X-Request-Id', 'a'],
      ['X-Request-Id', 'Az09_.-'.padEnd(64, 'x')],
      ['X-Scf-Request-Id', '6e1f4bd0-3f2a-11ee-be56-0242ac120002'],
    ] as const) {
      it(`keep the ${header} "${id.slice(0, 20)}" of ${id.length} characters`, async () => {
        const { call } = getEnvironment();
        assert.equal((await call(list, { headers: { [header]: id } })).headers['x-request-id'], id);
        const problem = await call('/nowhere', { headers: { [header]: id } });
        assert.equal(checkProblem('/nowhere', problem, 'not_found').requestId, id);
      });
    }

    for (const id of ['', ' ', 'a b', 'x'.repeat(65), 'a,b', '<script>', 'a/b', 'é', 'a;b=c']) {
      it(`are given an id of their own instead of ${JSON.stringify(id.slice(0, 20))}`, async () => {
        const { call } = getEnvironment();
        const answers = [1, 2].map(() => call(list, { headers: { 'X-Request-Id': id } }));
        const [a, b] = (await Promise.all(answers)).map(({ headers }) => headers['x-request-id']);
        assert.match(a ?? '', /^[\w.-]{1,64}$/);
        assert.notEqual(a, id);
        assert.notEqual(a, b);
      });
    }

    it('take the id of the platform where their own is refused', async () => {
      const headers = { 'X-Request-Id': 'not good', 'X-Scf-Request-Id': 'good' };
      assert.equal((await getEnvironment().call(list, { headers })).headers['x-request-id'], 'good');
    });

    for (const path of [
      ...[
        '/nowhere',
        '/api',
        '/api/v1',
        '/api/v2/articles',
        '/API/v1/articles',
        '/api/v1/Articles',
        '/api/v1/article',
      ],
      ...['/api/v1/tags/a/b', '/favicon.ico', '/.env', '/healthz/x', '/api/v1/healthz'],
    ]) {
      it(`find nothing at ${path}`, async () => {
        const environment = getEnvironment();
        const answer = await environment.call(path);
        checkProblem(path, answer, 'not_found');
        checkCommonHeaders(environment, answer);
        checkProblem(path, await environment.call(path, { method: 'POST' }), 'not_found');
      });
    }

    it('find no article at a path with folders', async () => {
      const path = '/api/v1/articles/a/b/c/d';
      checkProblem(path, await getEnvironment().call(path), 'article_not_found');
    });

    for (const path of [
      ...[
        '/api/v1/articles/',
        '/api/v1//articles',
        '//api/v1/articles',
        '/api/v1/articles/blog/',
        '/healthz/',
      ],
      ...[
        '/api/v1/articles//x',
        '/api/v1/tags/',
        '/api/v1/articles/blog//x',
        '/api/v1/manifest/?limit=1',
        '//',
        '///',
      ],
    ]) {
      it(`find nothing at ${path}, which has an empty segment`, async () => {
        checkProblem(path, await getEnvironment().call(path), 'not_found');
      });
    }

    for (const segment of ['%', '%E0%A4%A', '%FF%FE', '%ED%A0%80', '%zz', 'a%2', '%C0%AF']) {
      it(`refuse the malformed escape ${segment} wherever it stands`, async () => {
        const environment = getEnvironment();
        const { call } = environment;
        const articles = [
          `${list}/${segment}`,
          `${list}/blog/${segment}`,
          `${list}/${segment}/x`,
          `${list}/blog/${segment}.md`,
        ];
        for (const path of [...articles, `/api/v1/tags/${segment}`, `/${segment}`]) {
          checkProblem(path, await call(path), 'invalid_parameter');
        }
        for (const query of [`tag=${segment}`, `tag=a,${segment}`, `limit=${segment}`]) {
          if (!isKept(environment, `?${query}`)) continue;
          const [name = ''] = query.split('=');
          const { errors } = checkProblem(
            `${list}?${query}`,
            await call(`${list}?${query}`),
            'invalid_parameter',
          );
          assert.deepEqual(
            errors.map(({ parameter }) => parameter),
            [name],
          );
        }
      });
    }

    it('are refused above 8 KiB, and read up to there', async () => {
      const { call } = getEnvironment();
      const url = (bytes: number) => `${list}?_=`.padEnd(bytes, 'x');
      assert.equal((await call(url(8192))).status, 200);
      checkProblem(url(8193), await call(url(8193)), 'uri_too_long');
      const path = `${list}/${'y'.repeat(9000)}`;
      checkProblem(path, await call(path), 'uri_too_long');
      assert.equal((await call(`${list}?_=${'x'.repeat(70_000)}`)).status, 431);
    });

    it('with long lists of terms keep their headers short', async () => {
      const environment = getEnvironment();
      const answer = await environment.call(`${list}?tag=${'%E4%BA%91'.repeat(500)}&page=2`);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.link, undefined);
      checkCommonHeaders(environment, answer);
    });

    it('for an old name keep their headers short, however long the query', async function () {
      const environment = getEnvironment();
      const { articles } = environment.era;
      const ids = new Set(articles.map(({ id }) => id));
      const oldName = articles.flatMap(({ oldNames }) => oldNames).find((name) => !ids.has(name));
      if (oldName === undefined) this.skip();
      const [collection = '', ...slug] = oldName.split('/');
      const answer = await environment.call(
        `${articlePath(collection, slug.join('/'))}?_=${'x'.repeat(7000)}`,
      );
      checkCommonHeaders(environment, answer);
    });

    it('that fail carry the headers of every answer', async () => {
      const environment = getEnvironment();
      for (const path of [
        `${list}?limit=0`,
        `${list}/no-such/article`,
        `${list}/%`,
        `${list}?_=${'x'.repeat(9000)}`,
      ]) {
        const answer = await environment.call(path);
        checkCommonHeaders(environment, answer);
        check(Problem, parse(answer));
        const head = await environment.call(path, { method: 'HEAD' });
        assert.equal(head.status, answer.status);
        assert.equal(head.body.length, 0);
      }
    });
  });
}
