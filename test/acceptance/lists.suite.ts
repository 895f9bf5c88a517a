import assert from 'node:assert/strict';
import { ArticleListItem } from '../../contract/article-schemas';
import { ArticlePage, listArticles } from '../../contract/articles';
import type { Static } from '@sinclair/typebox';
import type { Answer } from '../support/call';
import { openRandom, type Random } from '../support/random';
import { expectContent, expectPage, expectSummary, type ExpectedPage } from './expected';
import { generateQuery } from './generate-query';
import type { Query } from './oracle';
import { checkLink, readLink, writeVariant } from './query';
import { about, ask, check, defaultNow, parse, pickFields, type TestEnvironment } from './environment';

const path = listArticles.path;
const blocks = 12;
const queriesInBlock = 100;
/** Longer than what this suite asks is a matter of its own. */
const maxUrl = 7_500;

/** Generated queries, each compared with the oracle. */
export function listsSuite(getEnvironment: () => TestEnvironment): void {
  describe('lists', () => {
    afterEach(() => {
      getEnvironment().setNow(defaultNow);
    });

    for (let block = 0; block < blocks; block++) {
      it(`answers as the oracle does: queries ${block * queriesInBlock + 1} to ${(block + 1) * queriesInBlock}`, async () => {
        const environment = getEnvironment();
        const random = openRandom(1000 + block);
        // Half of the blocks are judged at, or just before, a moment at which an article appears or disappears.
        const { moments } = environment.oracle;
        if (block % 2 === 1 && moments.length > 0)
          environment.setNow(random.pick(moments) - random.between(0, 1));
        for (let i = 0; i < queriesInBlock; i++)
          await checkQuery(environment, generateQuery(environment.era, random), random);
      });
    }

    it('takes a literal comma as \\, and splits at others', async () => {
      const environment = getEnvironment();
      const { links } = await ask(environment, listArticles, `${path}?tag=a%5C,b,c`);
      assert.deepEqual(readLink(links.self).query.tag, ['a,b', 'c']);
    });

    it('gives one answer to one question, however it is asked', async () => {
      const environment = getEnvironment();
      const random = openRandom(7);
      for (let i = 0; i < 30; i++) {
        const query = generateQuery(environment.era, random);
        const asked = [writeVariant(query, random), writeVariant(query, random)];
        const answers = await Promise.all(asked.map((text) => environment.call(`${path}?${text}`)));
        const bodies = answers.map(({ body }) => body.toString());
        assert.equal(bodies[0], bodies[1], asked.join('\n'));
      }
    });
  });
}

async function checkQuery(environment: TestEnvironment, query: Query, random: Random): Promise<void> {
  const url = `${path}?${writeVariant(query, random)}`;
  if (url.length > maxUrl) return;
  const answer = await environment.call(url);
  const expected = expectPage(query, environment.era);
  const links = about(`${url} at ${new Date(environment.era.now).toISOString()}`, () =>
    checkPage(environment, query, answer, expected),
  );
  await follow(environment, links, answer, random);
}

function checkPage(
  environment: TestEnvironment,
  query: Query,
  answer: Answer,
  expected: ExpectedPage,
): Static<typeof ArticlePage>['links'] {
  assert.equal(answer.status, 200, answer.body.toString().slice(0, 500));
  const fields = query.fields && ['id', ...query.fields, ...(query.format ? ['content'] : [])];
  const body = parse(answer) as Static<typeof ArticlePage>;
  if (fields) {
    const partial = pickFields(ArticleListItem, fields);
    for (const item of body.data as unknown[]) check(partial, item);
  } else check(ArticlePage, body);

  const whole = expected.entries.map((entry) => ({
    ...expectSummary(entry, environment.era, environment.siteUrl),
    ...(query.format && { content: expectContent(entry, query.format) }),
  }));
  const isAsked = ([name]: [string, unknown]) => !fields || fields.includes(name);
  const data = whole.map((item) => Object.fromEntries(Object.entries(item).filter(isAsked)));
  assert.deepEqual(body.data, data);
  checkMeta(query, body.meta, expected);
  checkLinks(query, body, expected);
  checkLinkHeader(answer, body.links);
  return body.links;
}

function checkMeta(query: Query, meta: Static<typeof ArticlePage>['meta'], expected: ExpectedPage): void {
  const { total, page, limit, pages, facets, missing } = expected;
  const { nextCursor, ...rest } = meta;
  const paging = query.cursor ? { total, limit } : { total, page, limit, pages };
  const { missing: found, ...others } = rest;
  assert.deepEqual(others, { ...paging, ...(facets && { facets }) });
  // The contract leaves their order open.
  assert.deepEqual(found && [...found].sort(), missing && [...missing].sort());
  if (!query.cursor) assert.equal(nextCursor, undefined);
  else if (total > limit) assert.equal(typeof nextCursor, 'string');
  else assert.equal(nextCursor, null);
}

function checkLinks(query: Query, { links, meta }: Static<typeof ArticlePage>, expected: ExpectedPage): void {
  const { page, pages } = expected;
  if (query.cursor) {
    checkLink(links.self, path, query);
    checkLink(links.first, path, query);
    assert.deepEqual([links.prev, links.last], [null, null]);
    if (typeof meta.nextCursor !== 'string') assert.equal(links.next, null);
    else checkLink(links.next, path, { ...query, cursor: [meta.nextCursor] });
    return;
  }
  const to = (number: number): Query => ({ ...query, page: [String(number)] });
  checkLink(links.self, path, to(page));
  checkLink(links.first, path, to(1));
  checkLink(links.last, path, to(Math.max(1, pages)));
  if (page > 1) checkLink(links.prev, path, to(Math.min(page - 1, Math.max(1, pages))));
  else assert.equal(links.prev, null);
  if (page < pages) checkLink(links.next, path, to(page + 1));
  else assert.equal(links.next, null);
}

/** The header says what the body says, unless that would be long. */
function checkLinkHeader({ headers }: Answer, links: Static<typeof ArticlePage>['links']): void {
  const relations = (['first', 'prev', 'next', 'last'] as const).flatMap((relation) =>
    links[relation] === null ? [] : [`<${links[relation]}>; rel="${relation}"`],
  );
  const header = relations.join(', ');
  assert.equal(headers.link, header.length > 2048 ? undefined : header);
}

/** Now and then goes where the links lead. */
async function follow(
  environment: TestEnvironment,
  links: Static<typeof ArticlePage>['links'],
  answer: Answer,
  random: Random,
): Promise<void> {
  if (!random.chance(0.3)) return;
  const again = await environment.call(links.self);
  about(links.self, () => {
    assert.equal(again.body.toString(), answer.body.toString());
  });
  const ways = Object.values(links).filter((link) => link !== null);
  const way = random.pick(ways);
  const there = readLink(way).query;
  if (there.cursor?.[0]) return;
  const arrived = await environment.call(way);
  about(way, () => checkPage(environment, there, arrived, expectPage(there, environment.era)));
}
