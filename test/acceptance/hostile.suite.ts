import assert from 'node:assert/strict';
import { Problem } from '../../contract/problem';
import { foldTerm } from '../../core/model/text/fold';
import { articlePath, check, isKept, parse, type TestEnvironment } from './environment';

const segments = [
  ...[
    '..',
    '.',
    '%2e%2e',
    '..%2f..%2fetc%2fpasswd',
    '..%252f..%252fsecret',
    '%2fetc%2fpasswd',
    '....%2f%2f',
    '%5c..%5c',
    '..\\..\\x',
  ],
  ...[
    '%00',
    'a%00.md',
    '%0d%0aSet-Cookie:%20a=b',
    '%20',
    '%09',
    'toString',
    'hasOwnProperty',
    '__proto__',
    'constructor',
  ],
  ...[
    "'%20OR%201=1--",
    '%24%7B7*7%7D',
    '{{7*7}}',
    '<script>',
    '%3Cscript%3E',
    'file:%2f%2f%2fetc%2fpasswd',
    '$(id)',
    '.md',
    '.md.md',
  ],
  ...[
    '%F0%9F%A4%B8',
    '%EF%BB%BF',
    '%E2%80%AE',
    'a'.repeat(4000),
    '%E4%BA%91'.repeat(800),
    '*',
    '%2A',
    ':slug',
    '(.*)',
  ],
];

const queries = [
  ...[
    'page=1e9',
    'page=9007199254740991',
    'page[$gt]=0',
    'limit=100000',
    'tag[]=a&tag[]=b',
    'tag=__proto__',
    'sort=__proto__',
  ],
  ...[
    'tag=CI%2FCD',
    'category=constructor',
    'author=toString',
    'fields=__proto__',
    'tag=(a%2B)%2B%24',
    `tag=${'(a*)*'.repeat(200)}`,
  ],
  ...[
    `tag=${'%5C,'.repeat(1000)}`,
    `tag=${'a,'.repeat(2000)}a`,
    `ids=${'x/'.repeat(2000)}`,
    `tag=${'%20x'.repeat(1500)}`,
  ],
  ...[
    'tag=%',
    'tag=%00',
    'tag=%0D%0AX-Evil:%201',
    'utm_x=%0D%0A',
    '&&&&',
    '=',
    '==',
    '?',
    '?tag=a',
    'tag=a?b',
    'tag=a=b',
  ],
  ...[
    '&'.repeat(7000),
    'a&'.repeat(3000),
    `_=${'%41'.repeat(2000)}`,
    `cursor=${'A'.repeat(7000)}`,
    'cursor=W10',
    'from=0000&to=9999',
  ],
  ...[
    `sort=${'-'.repeat(5000)}`,
    `fields=${'title,'.repeat(1000)}title`,
    `facets=${'tag,'.repeat(1500)}tag`,
    'tag.not=%E2%80%8B',
  ],
];

/** Requests that mean harm: refused or answered like others, soon, and never with an error of the server. */
export function hostileSuite(getEnvironment: () => TestEnvironment): void {
  describe('hostile requests', () => {
    for (const segment of segments) {
      it(`find no article: ${segment.slice(0, 40)}`, async () => {
        const environment = getEnvironment();
        const paths = [
          `/api/v1/articles/${segment}`,
          `/api/v1/articles/blog/${segment}`,
          `/api/v1/articles/${segment}/x`,
          `/api/v1/tags/${segment}`,
          `/api/v1/articles/blog/../../../${segment}`,
          `/${segment}`,
        ];
        // Somebody may have called a term or an article so.
        const honest = isName(environment, segment) ? [200, 301, 409] : [];
        for (const path of paths) await checkAnswer(environment, path, [400, 404, 414, ...honest]);
      });
    }

    for (const query of queries) {
      it(`are lists or refused: ?${query.slice(0, 40)}`, async () => {
        for (const path of ['articles', 'tags', 'archives', 'manifest', 'articles/blog/x']) {
          const target = `/api/v1/${path}?${query}`;
          // Where the way in lengthens a query, Node may refuse it before the application does.
          const longer = isKept(getEnvironment(), target) ? [] : [431];
          await checkAnswer(getEnvironment(), target, [200, 400, 404, 414, ...longer]);
        }
      });
    }

    it('do no harm in headers', async () => {
      const environment = getEnvironment();
      const headers: Record<string, string>[] = [
        { 'if-none-match': ','.repeat(6000) },
        { 'if-none-match': 'W/'.repeat(3000) },
        { 'if-modified-since': '9'.repeat(3000) },
        { 'accept-encoding': 'gzip;q=,'.repeat(700) },
        { origin: 'null' },
        { accept: 'text/html;'.repeat(300) },
        { host: '' },
        { host: 'a b:c:d' },
        { 'x-forwarded-for': "'" },
        { range: 'bytes=0-0' },
        { 'content-type': 'application/json', 'content-length': '0' },
      ];
      for (const header of headers) {
        const answer = await environment.call('/api/v1/articles', { headers: header });
        assert.equal(answer.status, 200, JSON.stringify(header).slice(0, 80));
      }
    });

    it('leave the server able to answer', async () => {
      const environment = getEnvironment();
      await checkAnswer(environment, '/api/v1/articles?facets=tag,author,year', [200]);
      const [article] = environment.era.articles;
      if (article) await checkAnswer(environment, articlePath(article.collection, article.slug), [200]);
    });
  });
}

/** Whether public content has a term, an article or an old name that a segment may mean. */
function isName({ era }: TestEnvironment, segment: string): boolean {
  const names = era.articles.flatMap(({ slug, oldNames, terms }) => [
    slug,
    `${slug}.md`,
    ...oldNames.map((name) => name.slice(name.indexOf('/') + 1)),
    ...terms.tag.map(({ spelling }) => foldTerm(spelling)),
  ]);
  try {
    const text = decodeURIComponent(segment);
    return names.includes(text) || names.includes(foldTerm(text));
  } catch {
    return false;
  }
}

async function checkAnswer(
  environment: TestEnvironment,
  path: string,
  statuses: readonly number[],
): Promise<void> {
  const answer = await environment.call(path);
  const shown = path.slice(0, 120);
  assert.ok(statuses.includes(answer.status), `${shown} answered ${answer.status}`);
  assert.equal(answer.headers['set-cookie'] ?? answer.headers['x-evil'], undefined);
  // Node's own refusal has no body.
  if (answer.status >= 400 && answer.status !== 431) check(Problem, parse(answer));
}
