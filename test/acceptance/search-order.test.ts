import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { listArticles } from '../../contract/articles';
import { openHttpEnvironment } from './open-http-environment';
import { ask, type TestEnvironment } from './environment';

interface Written {
  readonly title?: string;
  readonly date?: string;
  readonly matter?: string;
  readonly body?: string;
}

const plain = { title: 'Plain', date: '2020-01-01', matter: '', body: 'Nothing here.' };

/** By slug; each word is the subject of one test. */
const articles: Readonly<Record<string, Written>> = {
  'field-title': { title: '谈量子' },
  'field-tag': { matter: 'tags: [量子]' },
  'field-heading': { body: '## 谈量子\n\nNothing here.' },
  'field-description': { matter: 'description: 谈量子' },
  'field-body': { body: '这里谈量子。' },
  'spelling-new': { matter: 'tags: [Axolotl]', date: '2020-03-03' },
  'spelling-middle': { matter: 'tags: [axolotl]', date: '2020-03-02' },
  'spelling-old': { matter: 'tags: [Axolotl]', date: '2020-03-01' },
  'whole-word': { title: 'A quark here' },
  'whole-part': { title: 'A quarkonium here', date: '2020-02-01' },
  'count-three': { body: '水母，水母，水母。' },
  'count-one': { body: '水母，鱼，海草。', date: '2020-02-01' },
  'age-new': { body: '苔藓', date: '2020-03-03' },
  'age-middle': { body: '苔藓', date: '2020-03-02' },
  'age-old': { body: '苔藓', date: '2020-03-01' },
  'rare-both': { title: '蝴蝶与灯塔' },
  'rare-apart': { body: '灯塔很远。那里有蝴蝶。' },
  'phrase-kept': { body: 'the lazy otter sleeps' },
  'phrase-apart': { body: 'the otter is lazy' },
};

describe('the order of hits', () => {
  let environment: TestEnvironment | undefined;
  let dir = '';

  before(async () => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-order-'));
    fs.mkdirSync(path.join(dir, 'blog'));
    for (const [slug, written] of Object.entries(articles)) {
      const { title, date, matter, body } = { ...plain, ...written };
      fs.writeFileSync(
        path.join(dir, `blog/${slug}.md`),
        `---\ntitle: ${title}\ndate: ${date}\n${matter}\n---\n\n${body}\n`,
      );
    }
    environment = await openHttpEnvironment(dir);
  });

  after(async () => {
    await environment?.close();
    fs.rmSync(dir, { recursive: true });
  });

  const find = async (q: string) => {
    if (!environment) throw new Error('The content is not served yet.');
    const { data } = await ask(environment, listArticles, `${listArticles.path}?q=${encodeURIComponent(q)}`);
    return data.map(({ slug, score }) => ({ slug, score: score ?? 0 }));
  };

  for (const { title, q, expected } of [
    {
      title: 'is title, tags, headings, description, body',
      q: '量子',
      expected: ['field-title', 'field-tag', 'field-heading', 'field-description', 'field-body'],
    },
    { title: 'is whole words, then parts of words', q: 'quark', expected: ['whole-word', 'whole-part'] },
    { title: 'is more, then fewer', q: '水母', expected: ['count-three', 'count-one'] },
    {
      title: 'is newer, then older, where hits are equal',
      q: '苔藓',
      expected: ['age-new', 'age-middle', 'age-old'],
    },
    {
      title: 'is newer, then older, however a tag is spelled',
      q: 'axolotl',
      expected: ['spelling-new', 'spelling-middle', 'spelling-old'],
    },
    { title: 'takes all words together', q: '蝴蝶 灯塔', expected: ['rare-both', 'rare-apart'] },
    { title: 'has a phrase where it stands', q: '"lazy otter"', expected: ['phrase-kept'] },
  ]) {
    it(title, async () => {
      assert.deepEqual(
        (await find(q)).map(({ slug }) => slug),
        expected,
      );
    });
  }

  it('finds words of a phrase apart from one another without quotes', async () => {
    assert.deepEqual((await find('lazy otter')).map(({ slug }) => slug).sort(), [
      'phrase-apart',
      'phrase-kept',
    ]);
  });

  it('has equal scores for hits that differ in their date only', async () => {
    assert.equal(new Set((await find('苔藓')).map(({ score }) => score)).size, 1);
  });
});
