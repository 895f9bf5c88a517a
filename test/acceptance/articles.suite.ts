import assert from 'node:assert/strict';
import fs from 'node:fs';
import nodePath from 'node:path';
import { Article } from '../../contract/article-schemas';
import { getArticle, listArticles } from '../../contract/articles';
import { getManifest } from '../../contract/content';
import { openRandom } from '../support/random';
import type { Entry } from './entry';
import { expectArticle, expectContent, expectSummary } from './expected';
import { expectSeo } from './expected-seo';
import { generateFilters } from './generate-query';
import { writeVariant } from './query';
import { about, articlePath, ask, check, parse, pickFields, type TestEnvironment } from './environment';

/** Up to this many articles every one is looked at; of more, a sample. */
const maxChecked = 1000;
const sampleSize = 300;

/** Single articles, one by one. */
export function articlesSuite(getEnvironment: () => TestEnvironment): void {
  describe('single articles', () => {
    const eachArticle = (
      title: string,
      assertion: (environment: TestEnvironment, entry: Entry) => Promise<void>,
    ) => {
      it(title, async function () {
        const environment = getEnvironment();
        const { articles } = environment.era;
        const isSampled = articles.length > maxChecked;
        const chosen = isSampled ? openRandom(5).sample(articles, sampleSize) : articles;
        if (isSampled && this.test) this.test.title += ` (a sample of ${sampleSize} of ${articles.length})`;
        for (const entry of chosen) await assertion(environment, entry);
      });
    };

    eachArticle(
      'are whole: summary, html, table of contents, images and neighbours',
      async (environment, entry) => {
        const url = articlePath(entry.collection, entry.slug);
        const { data } = await ask(environment, getArticle, url);
        about(url, () => {
          assert.deepEqual(withoutRelated(data), {
            ...expectArticle(entry, environment.era, environment.siteUrl),
            content: expectContent(entry, ['html']),
            seo: expectSeo(entry, environment),
          });
        });
      },
    );

    eachArticle('have all formats', async (environment, entry) => {
      const formats = ['text', 'markdown', 'html'];
      const { data } = await ask(
        environment,
        getArticle,
        `${articlePath(entry.collection, entry.slug)}?format=${formats.join()}`,
      );
      assert.deepEqual(data.content, expectContent(entry, formats));
    });

    eachArticle('look the same in a list', async (environment, entry) => {
      const { data } = await ask(
        environment,
        listArticles,
        `${listArticles.path}?ids=${encodeURIComponent(escape(entry.id))}`,
      );
      assert.deepEqual(data, [expectSummary(entry, environment.era, environment.siteUrl)]);
    });

    eachArticle('have neighbours within any filter', async (environment, entry) => {
      const random = openRandom(entry.id.length);
      const query = generateFilters(environment.era, random, 0.1);
      const { data } = await ask(
        environment,
        getArticle,
        `${articlePath(entry.collection, entry.slug)}?${writeVariant(query, random)}`,
      );
      const { previous, next } = expectArticle(entry, environment.era, environment.siteUrl, query);
      about(`${entry.id} within ${JSON.stringify(query)}`, () => {
        assert.deepEqual({ previous: data.previous, next: data.next }, { previous, next });
      });
    });

    eachArticle('have only the fields asked for, plus id', async (environment, entry) => {
      const random = openRandom(entry.slug.length);
      const fields = random.sample(Object.keys(Article.properties), random.between(1, 4));
      const format = random.chance(0.3) ? '&format=text' : '';
      const answer = await environment.call(
        `${articlePath(entry.collection, entry.slug)}?fields=${fields.join()}${format}`,
      );
      about(`${entry.id}?fields=${fields.join()}${format}`, () => {
        assert.equal(answer.status, 200);
        const { data } = parse(answer) as { data: object };
        const expected = new Set(['id', ...fields, ...(format === '' ? [] : ['content'])]);
        assert.deepEqual(Object.keys(data).sort(), [...expected].sort());
        check(pickFields(Article, [...expected]), data);
      });
    });

    eachArticle('are Markdown under .md, as written', async (environment, entry) => {
      const isTaken = environment.era.articles.some(
        ({ collection, slug }) => collection === entry.collection && slug === `${entry.slug}.md`,
      );
      if (isTaken) return;
      const answer = await environment.call(`${articlePath(entry.collection, entry.slug)}.md`);
      about(`${entry.id}.md`, () => {
        assert.equal(answer.status, 200);
        assert.equal(answer.headers['content-type'], 'text/markdown; charset=utf-8');
        assert.equal(answer.body.toString(), entry.part('markdown'));
      });
    });

    eachArticle('have headings where the table of contents says', async (environment, entry) => {
      const { data } = await ask(environment, getArticle, articlePath(entry.collection, entry.slug));
      const html = data.content?.html ?? '';
      const found = [...html.matchAll(/<h([1-6])[^>]*? id="([^"]*)"/g)].map(
        ([, depth, id]) => `${depth} ${unescape(id ?? '')}`,
      );
      const listed = flatten(data.toc).map(({ depth, id }) => `${depth} ${id}`);
      about(entry.id, () => {
        assert.equal(new Set(listed).size, listed.length, 'Two headings have one id.');
        assert.deepEqual(
          listed.filter((heading) => !found.includes(heading)),
          [],
        );
      });
    });

    eachArticle('say nothing that a program made up', (environment, entry) => {
      const source = fs.readFileSync(nodePath.join(environment.contentDir, entry.path), 'utf8');
      const { title, description, excerpt } = entry.summary;
      const shown = [title, description, excerpt, entry.part('html'), entry.part('text')].join('\n');
      for (const slip of ['undefined', '[object Object]', 'NaN', 'Invalid Date', '\u0000']) {
        if (!source.includes(slip)) assert.ok(!shown.includes(slip), `${entry.id} says "${slip}".`);
      }
      return Promise.resolve();
    });

    eachArticle('have an excerpt of at most 160 graphemes', (_, entry) => {
      const graphemes = [...new Intl.Segmenter('zh').segment(entry.summary.excerpt)];
      assert.ok(graphemes.length <= 160, `${entry.id} has ${graphemes.length}.`);
      assert.doesNotMatch(entry.summary.excerpt, /^\s|\s$|\n/, entry.id);
      return Promise.resolve();
    });

    eachArticle('are dated the day that the source says', async (environment, entry) => {
      const source = fs.readFileSync(nodePath.join(environment.contentDir, entry.path), 'utf8');
      const [, year, month = '', day = ''] =
        /^date: *['"]?(\d{4})-(\d{1,2})-(\d{1,2})['"]? *\r?$/m.exec(source) ?? [];
      if (year === undefined) return;
      const { data } = await ask(environment, getArticle, articlePath(entry.collection, entry.slug));
      assert.equal(data.date, `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, entry.id);
    });

    it('have the digest of the manifest', async () => {
      const environment = getEnvironment();
      const { data } = await ask(environment, getManifest, getManifest.path);
      const { articles } = environment.era;
      assert.deepEqual(
        new Map(data.map(({ id, digest }) => [id, digest])),
        new Map(articles.map(({ id, digest }) => [id, digest])),
      );
    });
  });
}

function withoutRelated(data: Article): Omit<Article, 'related'> {
  return Object.fromEntries(Object.entries(data).filter(([name]) => name !== 'related')) as Omit<
    Article,
    'related'
  >;
}

function flatten(toc: Article['toc']): Article['toc'] {
  return toc.flatMap((entry) => [entry, ...flatten(entry.children)]);
}

function escape(item: string): string {
  return item.replaceAll(',', '\\,');
}

function unescape(attribute: string): string {
  const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return attribute.replace(
    /&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
      if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
      return named[name ?? ''] ?? whole;
    },
  );
}
