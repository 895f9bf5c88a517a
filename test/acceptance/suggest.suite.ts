import assert from 'node:assert/strict';
import { listSuggestions } from '../../contract/suggest';
import { foldTerm } from '../../core/model/text/fold';
import { openRandom } from '../support/random';
import { taxonomies, type Taxonomy } from './taxonomies';
import { isPublic } from './oracle';
import { about, ask, checkProblem, defaultNow, isKept, type TestEnvironment } from './environment';

const path = listSuggestions.path;

/** What a reader may mean by what was typed so far. */
export function suggestSuite(getEnvironment: () => TestEnvironment): void {
  describe('suggestions', () => {
    afterEach(() => {
      getEnvironment().setNow(defaultNow);
    });

    const suggest = async (q: string, limit = 20) =>
      (await ask(getEnvironment(), listSuggestions, `${path}?q=${encodeURIComponent(q)}&limit=${limit}`))
        .data;

    it('hold nothing but public articles and their terms, with their counts', async () => {
      const environment = getEnvironment();
      const random = openRandom(81);
      const moments = random.sample(environment.oracle.moments, 4);
      for (const now of [defaultNow, ...moments.flatMap((moment) => [moment - 1, moment])]) {
        environment.setNow(now);
        const terms = new Map<Taxonomy, Map<string, number>>(
          taxonomies.map((name) => [
            name,
            new Map(
              environment.era.terms
                .list(name, environment.era.articles)
                .map((term) => [term.name, term.count]),
            ),
          ]),
        );
        for (const q of listTyped(environment, 30)) {
          for (const { type, text, id, count } of await suggest(q)) {
            about(`${q}: ${type} ${text}`, () => {
              if (type === 'article') {
                const entry = environment.era.articles.find((article) => article.id === id);
                assert.equal(entry?.summary.title, text);
                assert.equal(count, null);
              } else {
                assert.equal(id, null);
                assert.equal(count, terms.get(type)?.get(text));
              }
            });
          }
        }
      }
    });

    it('find every title and term that holds what was typed, where there is room', async () => {
      const { era } = getEnvironment();
      for (const q of listTyped(getEnvironment(), 80)) {
        const found = await suggest(q);
        if (found.length >= 20) continue;
        const folded = foldTerm(q);
        const titles = era.articles.filter(({ foldedTitle }) => foldedTitle.includes(folded));
        const names = taxonomies.flatMap((name) =>
          era.terms
            .list(name, era.articles)
            .filter((term) => [term.name, ...term.aliases].some((text) => foldTerm(text).includes(folded)))
            .map((term) => `${name} ${term.name}`),
        );
        const expected = [...titles.map(({ id }) => `article ${id}`), ...names];
        const listed = found.map(({ type, text, id }) => `${type} ${id ?? text}`);
        about(q, () => {
          assert.deepEqual(
            expected.filter((one) => !listed.includes(one)),
            [],
          );
          assert.equal(new Set(listed).size, listed.length);
        });
      }
    });

    it('put what begins with it before what only holds it', async () => {
      const { era } = getEnvironment();
      for (const q of listTyped(getEnvironment(), 80)) {
        const folded = foldTerm(q);
        // Terms have other spellings, which may begin so too.
        const ranks = (await suggest(q)).flatMap(({ type, text }) => {
          const term =
            type === 'article'
              ? undefined
              : era.terms.list(type, era.articles).find(({ name }) => name === text);
          const texts = [text, ...(term?.aliases ?? [])].map(foldTerm);
          if (texts.some((one) => one.startsWith(folded))) return [0];
          return texts.some((one) => one.includes(folded)) ? [1] : [2];
        });
        assert.deepEqual(
          ranks,
          ranks.toSorted((a, b) => a - b),
          q,
        );
      }
    });

    it('are as many as asked for, 8 without a wish, and the first ones of a longer list', async () => {
      for (const q of listTyped(getEnvironment(), 20)) {
        const all = await suggest(q);
        const { data } = await ask(getEnvironment(), listSuggestions, `${path}?q=${encodeURIComponent(q)}`);
        assert.deepEqual(data, all.slice(0, 8), q);
        assert.deepEqual(await suggest(q, 1), all.slice(0, 1), q);
      }
    });

    it('do not know the titles and terms of drafts', async () => {
      const environment = getEnvironment();
      const drafts = environment.oracle.entries.filter(({ draft }) => draft);
      for (const entry of openRandom(83).sample(drafts, 20)) {
        const q = Array.from(entry.summary.title).slice(0, 100).join('');
        if (foldTerm(q) === '') continue;
        assert.ok(!(await suggest(q)).some(({ id }) => id === entry.id), q);
      }
      const hidden = environment.oracle.entries.filter((entry) => !isPublic(entry, defaultNow));
      const shown = new Set(
        environment.era.articles.flatMap(({ terms }) =>
          taxonomies.flatMap((name) => terms[name].map(({ identity }) => `${name} ${identity}`)),
        ),
      );
      for (const { terms } of openRandom(84).sample(hidden, 10)) {
        for (const name of taxonomies) {
          for (const { spelling, identity } of terms[name]) {
            if (shown.has(`${name} ${identity}`) || foldTerm(spelling) === '') continue;
            const found = await suggest(Array.from(spelling).slice(0, 100).join(''));
            assert.ok(
              !found.some(({ type, text }) => type === name && foldTerm(text) === foldTerm(spelling)),
              spelling,
            );
          }
        }
      }
    });

    it('find the terms of the fixture by pinyin, in full and by initials', async function () {
      const { era } = getEnvironment();
      const isKnown = era.terms.list('tag', era.articles).some(({ name }) => name === '云函数');
      if (!isKnown) this.skip();
      for (const q of ['yunhanshu', 'yhs', 'yunhan', 'yunh', 'YunHanShu', 'yun han shu', 'ＹＨＳ', '云函']) {
        const found = await suggest(q);
        assert.ok(
          found.some(({ type, text }) => type === 'tag' && text === '云函数'),
          q,
        );
      }
    });

    for (const [query, code, parameter] of [
      ['', 'invalid_parameter', 'q'],
      ['?limit=5', 'invalid_parameter', 'q'],
      ['?q=', 'invalid_parameter', 'q'],
      ['?q=%20', 'invalid_parameter', 'q'],
      [`?q=${'x'.repeat(101)}`, 'invalid_parameter', 'q'],
      ['?q=a&q=b', 'invalid_parameter', 'q'],
      ['?q=%ED%A0%80', 'invalid_parameter', 'q'],
      ['?q=a&limit=0', 'invalid_parameter', 'limit'],
      ['?q=a&limit=21', 'invalid_parameter', 'limit'],
      ['?q=a&tag=b', 'unknown_parameter', 'tag'],
      ['?q=a&page=1', 'unknown_parameter', 'page'],
    ] as const) {
      it(`refuse ${query === '' ? 'no query' : query.slice(0, 40)}`, async function () {
        if (!isKept(getEnvironment(), `${path}${query}`)) this.skip();
        const { errors } = checkProblem(path, await getEnvironment().call(`${path}${query}`), code);
        assert.deepEqual(
          errors.map((error) => error.parameter),
          [parameter],
        );
      });
    }

    it('can be kept and asked for again like every public answer', async () => {
      const { call } = getEnvironment();
      const { headers, status } = await call(`${path}?q=e`);
      assert.equal(status, 200);
      assert.match(headers['cache-control'] ?? '', /^public, max-age=\d+, stale-while-revalidate=\d+$/);
      assert.match(headers.etag ?? '', /^W\/".+"$/);
      const again = await call(`${path}?q=e`, { headers: { 'if-none-match': headers.etag ?? '' } });
      assert.equal(again.status, 304);
      assert.equal(again.body.length, 0);
    });
  });
}

/** What readers of this content may type: the beginnings and insides of titles and terms. */
function listTyped({ era }: TestEnvironment, count: number): string[] {
  const random = openRandom(82);
  const texts = [
    ...era.articles.map(({ summary }) => summary.title),
    ...era.articles.flatMap(({ terms }) => terms.tag.map(({ spelling }) => spelling)),
    ...era.articles.flatMap(({ terms }) => terms.author.map(({ spelling }) => spelling)),
  ];
  if (texts.length === 0) return ['a', '云'];
  const typed = Array.from({ length: count }, () => {
    const characters = Array.from(random.pick(texts));
    const start = random.chance(0.5) ? 0 : random.between(0, characters.length - 1);
    return characters.slice(start, start + random.between(1, 6)).join('');
  });
  return [...new Set(typed)].filter((q) => foldTerm(q) !== '');
}
