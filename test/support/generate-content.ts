import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stringify } from 'yaml';
import { openRandom, type Random } from './random';

/** A content directory in the temporary folder. */
export interface GeneratedContent {
  readonly dir: string;
  remove: () => void;
}

const collections = ['blog', 'best-practice', 'Blog', '案例'];
const titles = [
  '云函数',
  'Serverless',
  'SERVERLESS',
  'Ａ',
  '🤸',
  'ß',
  'é',
  'e\u0301',
  '部署',
  'Ω',
  'İstanbul',
  '10',
  '9',
  'ﬁ',
];
const tags = [
  ...[
    'Serverless',
    'serverless',
    'ＳｅｒｖｅｒＬｅｓｓ',
    'Server less',
    '云函数',
    '云 函数',
    'C++',
    'c++',
    'C#',
    'CI/CD',
    'ci/cd',
  ],
  ...[
    'a,b',
    'a\\',
    '100%',
    '__proto__',
    'constructor',
    'é',
    'e\u0301',
    'ＡＢＣ',
    'abc',
    '🤸',
    'toString',
    '＃1',
    '.',
    '..',
    'null',
  ],
];
const names = ['Lin', 'lin', '林', 'Chen', 'CHEN ', 'Ａda', 'ada', 'A/B', '__proto__'];
const urls = ['https://example.com/a', 'https://example.com/b', 'javascript:alert(1)', ''];

/** Generates articles with many ties, unusual spellings and visibility changes. Deterministic for a seed. */
export function generateContent({ articles, seed }: { articles: number; seed: number }): GeneratedContent {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-content-'));
  const random = openRandom(seed);
  for (const collection of collections) fs.mkdirSync(path.join(dir, collection));
  for (let i = 0; i < articles; i++) {
    // Few slugs for many articles, so that collections share slugs.
    const slug = random.chance(0.3) ? `same-${i % 40}` : `${random.pick(titles)} ${i}`;
    const file = path.join(dir, random.pick(collections), `${slug}.md`);
    fs.writeFileSync(
      file,
      `---\n${stringify(generateFrontMatter(random, i))}---\n\n${generateBody(random, i)}`,
    );
  }
  const remove = () => {
    fs.rmSync(dir, { recursive: true });
  };
  return { dir, remove };
}

function generateFrontMatter(random: Random, i: number): Record<string, unknown> {
  const authors = random.sample(names, random.between(0, 3));
  const optional = (probability: number, values: Record<string, unknown>) =>
    random.chance(probability) ? values : {};
  return {
    title: random.chance(0.5)
      ? random.pick(titles)
      : `${random.pick(titles)} ${random.pick(titles)} ${i % 7}`,
    tags: random.sample(tags, random.between(0, 5)),
    categories: random.sample(tags, random.between(0, 2)),
    authors,
    authorslink: authors.map(() => random.pick(urls)),
    ...optional(0.9, { date: generateTime(random) }),
    ...optional(0.3, { updated: generateTime(random) }),
    ...optional(0.1, { publishAt: generateTime(random) }),
    ...optional(0.1, { unpublishAt: `2027-0${random.between(1, 9)}-15T00:00:00Z` }),
    ...optional(0.05, { draft: true }),
    ...optional(0.2, { outdated: true }),
    ...optional(0.1, { aliases: [`old-${i}`, `blog/older-${i % 10}`] }),
    ...optional(0.5, { description: `第 ${i} 篇` }),
  };
}

/** Years 2018 to 2027, with many articles on few days, at times that fall on another day in other zones. */
function generateTime(random: Random): string {
  const day = `20${random.between(18, 27)}-0${random.between(1, 3)}-${random.pick(['01', '15', '28'])}`;
  const time = random.pick([
    '',
    '',
    'T00:00:00Z',
    'T23:30:00Z',
    ' 16:00:00',
    'T01:00:00+14:00',
    'T12:00:00.123-11:00',
  ]);
  return `${day}${time}`;
}

function generateBody(random: Random, i: number): string {
  const paragraphs = Array.from(
    { length: random.between(0, 30) },
    () => `${random.pick(titles)}，${random.pick(tags)}。`,
  );
  return `## ${random.pick(titles)}\n\n${paragraphs.join('\n\n')}\n\n## ${random.pick(titles)}\n\n${i}\n`;
}
