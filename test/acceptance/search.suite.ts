import assert from 'node:assert/strict';
import type { Static } from '@sinclair/typebox';
import { listArticles, type ArticlePage } from '../../contract/articles';
import { openRandom } from '../support/random';
import type { Entry } from './entry';
import { listHanSubstrings, samplePieces } from './search-samples';
import { foldText, toSearchWords } from './search-words';
import { about, ask, defaultNow, type TestEnvironment } from './environment';

type Page = Static<typeof ArticlePage>;
type Hit = Page['data'][number];

const limit = 100;
/** Of more hits than this the first and the last page are looked at. */
const maxRead = 300;
/** Of more articles than this there are fewer samples. */
const manyArticles = 1000;

/** Searches compared with a plain look through all texts. */
export function searchSuite(getEnvironment: () => TestEnvironment): void {
  describe('search', () => {
    const eachQuery = (
      title: string,
      list: (environment: TestEnvironment, share: number) => readonly string[],
    ) => {
      it(`finds every article and no other: ${title}`, async () => {
        const environment = getEnvironment();
        environment.setNow(defaultNow);
        const share = environment.era.articles.length > manyArticles ? 0.2 : 1;
        for (const q of list(environment, share))
          if (Array.from(q).length <= 100) await checkSearch(environment, q);
      });
    };
    eachQuery('Han substrings of titles and headings', ({ era }, share) =>
      openRandom(51).sample(listHanSubstrings(era.articles), 400 * share),
    );
    for (let block = 0; block < 4; block++)
      eachQuery(`pieces of the texts, part ${block + 1}`, ({ era }, share) =>
        samplePieces(era.articles, 52 + block, 90 * share),
      );
    eachQuery('terms by every spelling, and parts of them', ({ era }, share) => {
      const random = openRandom(57);
      const spelled = era.articles.flatMap(({ terms }) => [...terms.tag, ...terms.category, ...terms.author]);
      const claims = [...new Set(spelled.map(({ identity }) => identity))].flatMap((identity) => {
        const claim = era.oracle.claims.find('tag', identity) ?? era.oracle.claims.find('author', identity);
        return claim ? [claim.name, ...claim.aliases] : [];
      });
      const texts = [...new Set([...spelled.map(({ spelling }) => spelling), ...claims])];
      return random
        .sample(texts, 120 * share)
        .map((text) => text.replaceAll('"', ' '))
        .flatMap((text) => [text, Array.from(text).slice(0, 3).join('')])
        .filter((text) => toSearchWords(text).length > 0);
    });
    eachQuery('signs, wide and narrow forms, emoji', () => [
      ...[
        'C++',
        'c#',
        '.env',
        'node.js',
        'Node.JS',
        'CI/CD',
        'ci/cd',
        'ＣＩ／ＣＤ',
        'Ｎｏｄｅ．ｊｓ',
        '🤸',
        '👨‍👩‍👧',
        '，',
        '。',
      ],
      ...[
        '<script>',
        '&',
        "'",
        '`',
        '\\',
        '%',
        '100%',
        '**',
        '()',
        '[a]',
        '$',
        '^',
        '|',
        '/',
        '-',
        '--',
        '_',
        '0',
        'a',
        '的',
      ],
    ]);

    it('gives hits best first, equal ones newest first', async () => {
      const environment = getEnvironment();
      environment.setNow(defaultNow);
      for (const q of samplePieces(environment.era.articles, 61, 40)) {
        const { data } = await search(environment, q);
        const places = new Map(environment.era.match({}).map(({ id }, place) => [id, place]));
        about(q, () => {
          data.slice(1).forEach((hit, i) => {
            const before = data[i];
            if (!before) return;
            const [x, y] = [before.score ?? 0, hit.score ?? 0];
            assert.ok(
              x > y || (x === y && Number(places.get(before.id)) < Number(places.get(hit.id))),
              hit.id,
            );
          });
        });
      }
    });

    it('shows where the words stand', async () => {
      const environment = getEnvironment();
      environment.setNow(defaultNow);
      const queries = [
        ...openRandom(62).sample(listHanSubstrings(environment.era.articles), 60),
        ...samplePieces(environment.era.articles, 63, 60),
        ...['<b>', '&', "'quotes'", '<script>', 'mark', 'a'],
      ];
      for (const q of queries.filter((one) => Array.from(one).length <= 100)) {
        const { data } = await search(environment, q, 'limit=20');
        for (const hit of data) {
          const entry = environment.era.articles.find(({ id }) => id === hit.id);
          assert.ok(entry);
          about(`${q}: ${hit.id}\n${JSON.stringify(hit.highlight)}`, () => {
            checkHighlight(hit, entry, toSearchWords(q));
          });
        }
      }
    });
  });
}

/** Searches, and expects a hit at least for what some article holds. */
async function search(environment: TestEnvironment, q: string, rest = `limit=${limit}`): Promise<Page> {
  return ask(environment, listArticles, `${listArticles.path}?q=${encodeURIComponent(q)}&${rest}`);
}

async function checkSearch(environment: TestEnvironment, q: string): Promise<void> {
  const expected = environment.era.match({ q: [q] }).map(({ id }) => id);
  const read = async (page: number) =>
    ask(
      environment,
      { response: listArticles.response },
      `${listArticles.path}?q=${encodeURIComponent(q)}&limit=${limit}&page=${page}`,
    );
  const first = await read(1);
  if (expected.length === 0 && first.meta.corrected !== undefined) return;
  const pages = Math.ceil(expected.length / limit);
  const found = first.data.map(({ id }) => id);
  const numbers = expected.length <= maxRead ? [2, 3].filter((page) => page <= pages) : [pages];
  for (const page of numbers) found.push(...(await read(page)).data.map(({ id }) => id));
  about(`q=${q} (${JSON.stringify(q)})`, () => {
    const missed = expected.filter((id) => !found.includes(id));
    const wrong = found.filter((id) => !expected.includes(id));
    assert.deepEqual(wrong, [], 'It finds articles that do not hold it.');
    if (expected.length <= maxRead) assert.deepEqual(missed, [], 'It misses articles.');
    assert.equal(first.meta.total, expected.length);
    assert.equal(new Set(found).size, found.length, 'An article is on two pages.');
    assert.equal(first.meta.corrected, undefined);
  });
}

function checkHighlight(hit: Hit, entry: Entry, words: readonly string[]): void {
  const { highlight, score } = hit;
  assert.ok(highlight && score !== undefined && score > 0);
  const { title, description } = entry.summary;
  assert.equal(toText(highlight.title), title);
  const texts = [entry.part('text'), description ?? ''].map(collapse);
  const snippet = collapse(toText(highlight.snippet).replace(/^…|…$/g, ''));
  assert.ok(
    texts.some((text) => text.includes(snippet)),
    'The snippet is no part of the text.',
  );
  assert.ok([...new Intl.Segmenter('zh').segment(snippet)].length <= 170, 'The snippet is long.');
  for (const html of [highlight.title, highlight.snippet]) {
    for (const [, marked = ''] of html.matchAll(/<mark>(.*?)<\/mark>/gs)) {
      const folded = foldText(toText(marked));
      assert.ok(
        words.some((word) => folded.includes(word)),
        `"${marked}" is marked.`,
      );
    }
  }
  const isIn = (text: string) => words.some((word) => foldText(text).includes(word));
  assert.equal(highlight.title.includes('<mark>'), isIn(title), 'The title is not marked as it should be.');
  const isShown = isIn(entry.part('text')) || isIn(description ?? '');
  assert.equal(highlight.snippet.includes('<mark>'), isShown, 'The snippet is not marked as it should be.');
}

/** The text of escaped html that has nothing but `<mark>`. */
function toText(html: string): string {
  const bare = html.replace(/<\/?mark>/g, '');
  assert.doesNotMatch(bare, /[<>"]/, 'It is not escaped.');
  assert.doesNotMatch(bare, /&(?!(?:amp|lt|gt|quot|#39);)/, 'It is not escaped.');
  const characters: Record<string, string> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
  };
  return bare.replace(/&[^;]+;/g, (entity) => characters[entity] ?? entity);
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
