import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { toClientCode, toCurl, toListRequest, toPath, type ApiRequest } from '../../explorer/requests';
import { parseState } from '../../explorer/state';

const origin = 'http://localhost:7001';

describe('requests of the explorer', () => {
  it('are written as path, curl line and client code', () => {
    const request = toListRequest(
      parseState("?tag=云函数,a\\,b&tag.not=it's&from=2020&to=2020&q=冷启动&page=2"),
    );
    const path =
      '/api/v1/articles?tag=%E4%BA%91%E5%87%BD%E6%95%B0,a%5C%2Cb&tag.not=it%27s&from=2020&to=2020' +
      '&q=%E5%86%B7%E5%90%AF%E5%8A%A8&page=2&limit=12&facets=collection,category,tag,author,year';
    assert.equal(toPath(request), path);
    assert.equal(toCurl(origin, request), `curl '${origin}${path}'`);
    assert.equal(
      toClientCode(origin, request),
      [
        "import { createCasebook } from '@casebook/client';",
        '',
        "const casebook = createCasebook({ baseUrl: 'http://localhost:7001' });",
        'const body = await casebook.articles.list({',
        "  tag: ['云函数', 'a,b'],",
        "  'tag.not': ['it\\'s'],",
        "  from: '2020',",
        "  to: '2020',",
        "  q: '冷启动',",
        '  page: 2,',
        '  limit: 12,',
        "  facets: ['collection', 'category', 'tag', 'author', 'year'],",
        '});',
      ].join('\n'),
    );
  });

  it('mean the same to a shell, whatever readers search for', () => {
    const texts = ["'; rm x; '", '$(id) `id` "$HOME"', '\\', '!! & | > < * ?', '换\n行'];
    for (const q of texts) {
      const request: ApiRequest = { method: null, args: [], path: '/api/v1/articles', params: [['q', q]] };
      const line = toCurl(origin, request).replace(/^curl/, "printf '%s'");
      const url = execFileSync('sh', ['-c', line], { encoding: 'utf8' });
      assert.equal(new URL(url).searchParams.get('q'), q);
    }
  });

  it('are code that evaluates to what was meant', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, fc.array(text), (q, tag) => {
        const params: ApiRequest['params'] = [
          ['q', q],
          ['tag.all', tag],
        ];
        const code = toClientCode(origin, { method: 'articles.list', args: [], path: '/', params });
        const object = code.slice(code.indexOf('list(') + 'list('.length, code.lastIndexOf(')'));
        // What is evaluated was written by the function under test.
        // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
        assert.deepEqual(new Function(`return (${object})`)(), { q, 'tag.all': tag });
      }),
    );
  });
});
