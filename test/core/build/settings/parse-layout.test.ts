import assert from 'node:assert/strict';
import { defaultLayout, presets } from '../../../../core/build/layout/layout';
import { parseLayout } from '../../../../core/build/settings/parse-layout';
import { layoutOf } from '../../../../core/build/layout/presets';
import { settings } from '../../../../core/build/settings/settings';

const none = () => false;
const rules = (text: string) =>
  parseLayout(text, none).findings.map(({ rule, line, column }) => `${rule} ${line}:${column}`);

describe('casebook.yml', () => {
  for (const text of ['', '# nothing\n', '\n']) {
    it(`changes nothing as ${JSON.stringify(text)}`, () => {
      assert.deepEqual(parseLayout(text, none), { layout: defaultLayout, findings: [] });
    });
  }

  for (const preset of presets) {
    it(`takes the preset ${preset}`, () => {
      assert.deepEqual(parseLayout(`preset: ${preset}\n`, none), {
        layout: { ...layoutOf(preset, none), isDeclared: true },
        findings: [],
      });
    });
  }

  for (const [key, { example }] of Object.entries(settings)) {
    it(`takes the example of ${key}`, () => {
      const { layout, findings } = parseLayout(`${key}: ${example}\n`, none);
      assert.deepEqual(findings, []);
      assert.notDeepEqual(layout, defaultLayout);
    });
  }

  it('lets single keys override the preset, and adds to what it renames', () => {
    const { layout } = parseLayout('preset: hexo\nroot: other\nrename: { intro: description }\n', none);
    const hexo = layoutOf('hexo', none);
    assert.deepEqual(layout, {
      ...hexo,
      isDeclared: true,
      root: 'other',
      rename: { ...hexo.rename, intro: 'description' },
    });
  });

  const mistakes: readonly (readonly [text: string, expected: readonly string[]])[] = [
    ['presets: hexo\n', ['settings-unknown-key 1:1']],
    ['root: pages\npreset: hexxo\n', ['settings-wrong-value 2:9']],
    ['rename: [a]\n', ['settings-wrong-value 1:9']],
    ['endings: md\n', ['settings-wrong-value 1:10']],
    ['- a\n', ['settings-unusable 1:1']],
    ['root: a\nroot: b\n', ['settings-unusable 2:1']],
    ['__proto__: a\n', ['settings-unknown-key 1:1']],
  ];
  for (const [text, expected] of mistakes) {
    it(`reports ${JSON.stringify(text)}`, () => {
      assert.deepEqual(rules(text), expected);
    });
  }
});
