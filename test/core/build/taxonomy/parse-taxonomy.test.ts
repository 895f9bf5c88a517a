import assert from 'node:assert/strict';
import { parseTaxonomy } from '../../../../core/build/taxonomy/parse-taxonomy';

const rulesOf = (text: string) => parseTaxonomy(text).findings.map(({ rule, line }) => `${line} ${rule}`);

describe('parseTaxonomy', () => {
  it('reads names, aliases, labels and descriptions', () => {
    const { taxonomy, findings } = parseTaxonomy(
      'tags:\n  Serverless:\n    aliases: [sls, 无服务]\n    label: { zh: 无服务器, en: Serverless }\n' +
        '    description: Nothing to look after.\n  2020:\ncollections:\n  blog: { label: { zh: 博客 } }\n',
    );
    assert.deepEqual(findings, []);
    assert.deepEqual(
      [...taxonomy.tags.values()],
      [
        {
          name: 'Serverless',
          aliases: ['sls', '无服务'],
          label: { zh: '无服务器', en: 'Serverless' },
          description: 'Nothing to look after.',
        },
        { name: '2020', aliases: [], label: null, description: null },
      ],
    );
    assert.deepEqual(taxonomy.collections.get('blog')?.label, { zh: '博客' });
    assert.equal(taxonomy.authors.size, 0);
  });

  it('bounds names, labels and descriptions', () => {
    const long = 'x'.repeat(3_000);
    const { taxonomy, findings } = parseTaxonomy(
      `tags:\n  a${long.slice(0, 500)}:\n    aliases: [b${long}]\n    label: { zh: ${long} }\n    description: ${long}\n`,
    );
    const [tag] = taxonomy.tags.values();
    assert.deepEqual(
      [tag?.name.length, tag?.aliases[0]?.length, tag?.label?.zh?.length, tag?.description?.length],
      [100, 100, 300, 2_000],
    );
    assert.deepEqual(
      findings.map(({ rule, line }) => `${line} ${rule}`),
      ['2 item-too-long', '3 item-too-long', '4 text-too-long', '5 text-too-long'],
    );
  });

  it('takes an empty file for an empty taxonomy', () => {
    assert.deepEqual(rulesOf('# nothing yet\n\n'), []);
  });

  const cases = [
    { name: 'text that is no YAML', input: 'tags: [', expected: ['1 taxonomy-unusable'] },
    { name: 'a list', input: '- tags', expected: ['1 taxonomy-unusable'] },
    {
      name: 'a file that is too large',
      input: `a: ${'x'.repeat(140_000)}`,
      expected: ['1 taxonomy-unusable'],
    },
    { name: 'aliases without end', input: 'tags: &a { x: *a }', expected: ['1 taxonomy-unusable'] },
    { name: 'a key that stands twice', input: 'tags:\ntags:', expected: ['2 taxonomy-unusable'] },
    { name: 'an unknown section', input: 'tag: { a: }', expected: ['1 taxonomy-unknown-key'] },
    { name: 'an unknown key', input: 'tags:\n  a:\n    alias: b', expected: ['3 taxonomy-unknown-key'] },
    { name: 'a section that is a list', input: 'tags:\n  - a', expected: ['2 taxonomy-wrong-type'] },
    { name: 'an entry that is a text', input: 'tags:\n  a: b', expected: ['2 taxonomy-wrong-type'] },
    {
      name: 'an alias that is a mapping',
      input: 'tags: { a: { aliases: [{ b: c }] } }',
      expected: ['1 taxonomy-wrong-type'],
    },
    {
      name: 'a label that is a text',
      input: 'tags: { a: { label: b } }',
      expected: ['1 taxonomy-wrong-type'],
    },
    {
      name: 'two names that fold alike',
      input: 'tags:\n  Egg:\n  egg :',
      expected: ['3 taxonomy-name-twice'],
    },
    {
      name: 'an alias that is a name',
      input: 'tags:\n  a: { aliases: [B] }\n  b:',
      expected: ['2 taxonomy-name-twice'],
    },
    {
      name: 'an alias of two terms',
      input: 'tags:\n  a: { aliases: c }\n  b: { aliases: Ｃ }',
      expected: ['3 taxonomy-name-twice'],
    },
  ];
  for (const { name, input, expected } of cases) {
    it(`warns of ${name}`, () => {
      assert.deepEqual(rulesOf(input), expected);
      assert.ok(parseTaxonomy(input).findings.every(({ severity }) => severity === 'warning'));
    });
  }

  const silent = [
    {
      name: 'an alias that is the name in other letters',
      input: 'tags: { Egg: { aliases: [egg, Egg, EGG] } }',
    },
    { name: 'collections that differ in case', input: 'collections: { Blog: , blog: }' },
    { name: 'one spelling in two sections', input: 'tags: { a: }\ncategories: { a: }' },
  ];
  for (const { name, input } of silent)
    it(`accepts ${name}`, () => {
      assert.deepEqual(rulesOf(input), []);
    });

  it('gives a contested spelling to the first in the file', () => {
    const { taxonomy } = parseTaxonomy('tags:\n  a: { aliases: [c, d] }\n  b: { aliases: [C, e] }');
    assert.deepEqual(taxonomy.tags.get('a')?.aliases, ['c', 'd']);
    assert.deepEqual(taxonomy.tags.get('b')?.aliases, ['e']);
  });

  it('is not confused by names of prototypes', () => {
    const { taxonomy } = parseTaxonomy('tags:\n  __proto__: { label: { __proto__: x } }');
    assert.deepEqual([...taxonomy.tags.keys()], ['__proto__']);
    assert.equal(Object.getPrototypeOf(taxonomy.tags.get('__proto__')?.label), Object.prototype);
  });
});
