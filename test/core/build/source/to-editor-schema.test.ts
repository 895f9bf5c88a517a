import Ajv from 'ajv';
import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { languages } from '../../../../core/build/finding/language';
import { frontMatterSchema } from '../../../../core/build/source/front-matter-schema';
import { toEditorSchema, toEditorSnippets } from '../../../../core/build/source/to-editor-schema';

describe('schema of front matter for editors', () => {
  const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(toEditorSchema() as object);
  const check = (text: string) =>
    validate(parse(`title: A\ndate: 2020-06-23\n${text}`, { uniqueKeys: false }));

  for (const [key, { example }] of Object.entries(frontMatterSchema)) {
    for (const language of languages) {
      it(`takes the example of ${key} in ${language}`, () => {
        assert.ok(check(`${key}: ${example[language]}`), JSON.stringify(validate.errors));
      });
    }
  }

  const cases: [text: string, isRight: boolean][] = [
    ['level: 3', true],
    ['tags: Egg', true],
    ['tags: [1.0, Egg]', true],
    ['authorslink: [~, https://example.com/]', true],
    ['publishAt: 2020-6-3 8:00 +08:00', true],
    ['updated:', true],
    ['publishAt: 2020/6/3', false],
    ['updated: 20200603', false],
    ['draft: yes', false],
    ['tags: { a: b }', false],
    ['tags: [[a]]', false],
    ['description: [a]', false],
  ];
  for (const [text, isRight] of cases) {
    it(`${isRight ? 'takes' : 'refuses'} ${text}`, () => {
      assert.equal(check(text), isRight);
    });
  }

  it('wants a title and a date', () => {
    assert.equal(validate({ title: 'A' }), false);
  });

  it('has a snippet for every key', () => {
    const names = Object.keys(toEditorSnippets() as object);
    assert.deepEqual(names, [
      'front matter',
      ...Object.keys(frontMatterSchema).map((key) => `front matter: ${key}`),
    ]);
  });
});
