import assert from 'node:assert/strict';
import { listArticles } from '../../contract/articles';
import { openRandom } from '../support/random';
import { toSearchWords } from './search-words';
import { about, ask, check, checkProblem, defaultNow, parse, type TestEnvironment } from './environment';

const hostile: readonly string[] = [
  '"'.repeat(99) + 'a',
  '" '.repeat(50),
  '(a+)+$',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '.*',
  '.*'.repeat(50),
  '[',
  '\\',
  '\\'.repeat(100),
  '*'.repeat(100),
  '%',
  '{{7*7}}',
  'a OR 1=1 --',
  '__proto__',
  'constructor',
  'a'.repeat(100),
  '的'.repeat(100),
  'e' + '\u0301'.repeat(99),
  '\u0301'.repeat(100),
  '\u0e33'.repeat(100),
  'a '.repeat(50),
  'abcdefghijklmnopqrstuvwxyz'.split('').join(' '),
  '的 一 是 不 了 在 人 有 我 他 这 个 们 中 来 上 大 为 和 国',
  '\ufdfa'.repeat(100),
  '\uff21'.repeat(100),
  '👨‍👩‍👧'.repeat(20),
  '\u0000',
  '\u0001a',
  '\u202eabc',
  '\ufffd',
  '\u{10ffff}',
  'serverles servrless srverless serverlss',
  'qqqq wwww xxxx zzzz vvvv kkkk jjjj hhhh qwqw zxzx qzqz xqxq wzwz',
];

/** Queries nobody means well, and words spelled wrong. */
export function searchRequestsSuite(getEnvironment: () => TestEnvironment): void {
  describe('search requests', () => {
    before(() => {
      getEnvironment().setNow(defaultNow);
    });

    it('are answered rightly or refused, whatever they hold', async () => {
      const environment = getEnvironment();
      for (const q of hostile) {
        const url = `${listArticles.path}?limit=1&q=${encodeURIComponent(q)}`;
        const answer = await environment.call(url);
        about(url, () => {
          if (toSearchWords(q).length === 0) {
            checkProblem(url, answer, 'invalid_parameter');
            return;
          }
          assert.equal(answer.status, 200);
          const { meta } = check(listArticles.response, parse(answer));
          if (meta.corrected === undefined)
            assert.equal(meta.total, environment.era.match({ q: [q] }).length);
          else assert.equal(environment.era.match({ q: [q] }).length, 0);
        });
      }
    });

    it('are retried with one edit in a word of four or more letters when nothing matches', async () => {
      const environment = getEnvironment();
      const random = openRandom(66);
      for (const word of listWords(environment, 40)) {
        const at = random.between(1, word.length - 1);
        const wrong = random.pick([
          `${word.slice(0, at)}q${word.slice(at)}`,
          `${word.slice(0, at)}${word.slice(at + 1)}`,
          `${word.slice(0, at)}z${word.slice(at + 1)}`,
        ]);
        if (wrong.length < 4 || environment.era.match({ q: [wrong] }).length > 0) continue;
        const { data, meta } = await find(environment, wrong);
        about(`${wrong} for ${word}`, () => {
          const { corrected } = meta;
          assert.ok(corrected !== undefined && corrected !== wrong);
          assert.ok(data.length > 0);
          const expected = environment.era.match({ q: [corrected] });
          assert.equal(meta.total, expected.length);
          const ids = expected.map(({ id }) => id);
          assert.deepEqual(
            data.filter(({ id }) => !ids.includes(id)),
            [],
          );
          assert.ok(data.every(({ score, highlight }) => score !== undefined && highlight !== undefined));
        });
      }
    });

    it('find nothing where no edit helps: short words, two edits, Han', async () => {
      const environment = getEnvironment();
      for (const q of ['qzx', '龘龘龘', 'qqzzqqzzxx', '"qqzz qqzz"']) {
        const { data, meta } = await find(environment, q);
        if (environment.era.match({ q: [q] }).length > 0) continue;
        assert.deepEqual(data, [], q);
        assert.equal(meta.total, 0);
        assert.equal(meta.corrected, undefined);
      }
    });

    it('mean what they say as soon as one article holds it', async () => {
      const environment = getEnvironment();
      for (const word of listWords(environment, 20)) {
        const { meta } = await find(environment, word.slice(0, -1));
        assert.equal(meta.corrected, undefined, word);
      }
    });

    it('have links that ask for the same again', async () => {
      const environment = getEnvironment();
      for (const q of ['a', '"a b" c', 'a,b', 'a\\,b', 'C++ & x=y#z', '100%']) {
        const { links } = await find(environment, q);
        const self = new URL(links.self, 'http://localhost');
        assert.equal(self.searchParams.get('q'), q);
      }
    });

    it('do not depend on spaces around and between words', async () => {
      const environment = getEnvironment();
      for (const word of listWords(environment, 10)) {
        const [plain, spaced] = await Promise.all([
          find(environment, word),
          find(environment, `  ${word}\t `),
        ]);
        assert.deepEqual(spaced.data, plain.data);
      }
    });
  });
}

function find(environment: TestEnvironment, q: string) {
  return ask(environment, listArticles, `${listArticles.path}?limit=20&q=${encodeURIComponent(q)}`);
}

/** Whole Latin words of five or more letters of the articles. */
function listWords({ era }: TestEnvironment, count: number): string[] {
  const words = era.articles.flatMap((entry) => {
    const found = entry.part('text').match(/(?<![\p{L}\p{N}\p{M}_])[A-Za-z]{5,12}(?![\p{L}\p{N}\p{M}_])/gu);
    return (found ?? []).slice(0, 50).map((word) => word.toLowerCase());
  });
  return openRandom(65).sample([...new Set(words)].sort(), count);
}
