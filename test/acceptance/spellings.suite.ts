import assert from 'node:assert/strict';
import { endpoints, type OperationId } from '../../contract/endpoints';
import type { Answer } from '../support/call';
import { openRandom } from '../support/random';
import { examplePaths } from './examples';
import { about, articlePath, checkProblem, type TestEnvironment } from './environment';

const list = endpoints.listArticles.path;

/** Ways to spell one path: RFC 3986, 6.2.2.1 and 6.2.2.2. */
const spellings: Readonly<Record<string, (path: string) => string>> = {
  'with an escaped first letter': (path) => path.replace(/[a-z]/, escape),
  'with every letter escaped': (path) => spell(path, (character) => escape(character)),
  'with every other letter escaped': (path) =>
    spell(path, (character, i) => (i % 2 ? escape(character) : character)),
  'with escapes in small letters': (path) =>
    spell(path, escape).replace(/%../g, (found) => found.toLowerCase()),
  'with its own escapes in small letters': (path) => path.replace(/%../g, (found) => found.toLowerCase()),
};

function escape(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

/** Changes the unreserved characters of a path, and no escape. */
function spell(path: string, change: (character: string, i: number) => string): string {
  return path.replace(/%..|[\w.~-]/g, (found, i: number) =>
    found.startsWith('%') ? found : change(found, i),
  );
}

/** Other spellings of the same path. */
export function spellingsSuite(getEnvironment: () => TestEnvironment): void {
  describe('spellings', () => {
    for (const operationId of Object.keys(endpoints) as OperationId[]) {
      for (const [name, respell] of Object.entries(spellings)) {
        it(`of ${operationId} are one ${name}`, async function () {
          const path = examplePaths(getEnvironment())[operationId];
          if (path === undefined) this.skip();
          const [plain = '', query] = path.split('?');
          const other = `${respell(plain)}${query === undefined ? '' : `?${query}`}`;
          await checkSame(getEnvironment(), other, path);
        });
      }
    }

    it('of metrics are one', async () => {
      assert.equal((await getEnvironment().call('/m%65trics')).status, 200);
    });

    it('are found in a problem as they were sent', async () => {
      const { call } = getEnvironment();
      for (const path of [`${list}/no%2Fsuch`, `${list}/no/%73uch`])
        checkProblem(path, await call(path), 'article_not_found');
      for (const path of ['/%6eowhere', '/api%2fv1%2fnowhere'])
        checkProblem(path, await call(path), 'not_found');
    });

    it('of a method that is not allowed are one', async () => {
      const { call } = getEnvironment();
      const path = '/api/v1/%61rticles';
      checkProblem(path, await call(path, { method: 'POST' }), 'method_not_allowed');
      assert.equal((await call(path, { method: 'OPTIONS' })).status, 204);
    });

    it('of an article name it by its id as one segment, with suffixes too', async () => {
      const environment = getEnvironment();
      for (const { id, collection, slug } of openRandom(15).sample(environment.era.articles, 50)) {
        const path = articlePath(collection, slug);
        const whole = `${list}/${encodeURIComponent(id)}`;
        await checkSame(environment, whole, path);
        await checkSame(environment, `${whole}?fields=title`, `${path}?fields=title`);
        await checkSame(environment, whole.replace('%2F', '%2f'), path);
        await checkSame(environment, `${whole}.md`, `${path}.md`);
        await checkSame(environment, `${whole}%2Emd`, `${path}.md`);
        await checkSame(environment, `${whole}/related?limit=2`, `${path}/related?limit=2`);
        await checkSame(environment, `${whole}%2Frelated?limit=2`, `${path}/related?limit=2`);
      }
    });

    it('of an old name lead to the same place', async () => {
      const environment = getEnvironment();
      const names = environment.oracle.entries.flatMap(({ oldNames }) => oldNames);
      for (const name of names.slice(0, 20)) {
        const slash = name.indexOf('/');
        const path = articlePath(name.slice(0, slash), name.slice(slash + 1));
        await checkSame(
          environment,
          `${list}/${encodeURIComponent(name)}?utm_source=a`,
          `${path}?utm_source=a`,
        );
      }
    });

    it('of a term keep the slashes of its name', async () => {
      const environment = getEnvironment();
      const names = environment.era.terms.list('tag', environment.era.articles).map(({ name }) => name);
      for (const name of names.slice(0, 100)) {
        const path = `${endpoints.listTags.path}/${encodeURIComponent(name)}`;
        await checkSame(
          environment,
          path.replace(/%../g, (found) => found.toLowerCase()),
          path,
        );
      }
    });

    it('are decoded once', async () => {
      const environment = getEnvironment();
      const [article] = environment.era.articles;
      if (!article) return;
      const path = `${list}/${encodeURIComponent(encodeURIComponent(article.id))}`;
      checkProblem(path, await environment.call(path), 'article_not_found');
      for (const malformed of ['/api/v1/%%36%31rticles', `${list}/%%36%31`, `${list}/blog%2F%zz`])
        checkProblem(malformed, await environment.call(malformed), 'invalid_parameter');
    });

    it('have no empty segments, and dots lead nowhere', async () => {
      const environment = getEnvironment();
      for (const path of [
        `${list}/%2F`,
        `${list}/blog%2F`,
        `${list}/%2Fblog%2Fa`,
        `${list}/blog%2F%2Fa`,
        `${list}/blog%2F%2E%2E%2F%2E%2E%2Ftags`,
        '/api/v1/%2E%2E/v1/tags',
        '/api/v1/tags/%2E%2E/tags',
        '/api%2Fv1/articles/blog/a',
        '/api%2Fv1%2Farticles',
      ])
        assert.equal((await environment.call(path)).status, 404, path);
    });
  });
}

/** Checks that two paths give one answer, whichever is asked first. */
async function checkSame({ call }: TestEnvironment, other: string, path: string): Promise<void> {
  for (const method of ['GET', 'HEAD']) {
    const [first, second] = [await call(other, { method }), await call(path, { method })];
    about(other, () => {
      assert.deepEqual(lasting(first), lasting(second));
    });
  }
}

function lasting({ status, headers, body }: Answer) {
  const { etag, location, link } = headers;
  const text = status < 400 ? body.toString() : '';
  return { status, etag, location, link, type: headers['content-type'], text };
}
