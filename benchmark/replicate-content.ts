import fs from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { createRandom } from './random';

interface Source {
  readonly collection: string;
  readonly frontMatter: Readonly<Record<string, unknown>>;
  /** The body, split before every second-level heading. */
  readonly sections: readonly string[];
}

/** Front matter keys that must be unique, or that hide an article. */
const droppedKeys = ['aliases', 'slug', 'draft', 'publishAt', 'unpublishAt'];

/**
 * Generates articles from those of a directory. Each takes the front matter of a source article, and as many sections as
 * that has, picked at random from all articles. Deterministic.
 */
export function replicateContent(from: string, to: string, count: number): void {
  const random = createRandom(1);
  const sources = readSources(from);
  const [first, ...rest] = sources.flatMap(({ sections }) => sections);
  if (first === undefined) throw new Error(`${from} holds no articles to generate others from.`);
  for (let i = 0; i < count; i++) {
    const source = sources[i % sources.length];
    if (!source) continue;
    const { collection, frontMatter } = source;
    const copied = Object.entries(frontMatter).filter(([key]) => !droppedKeys.includes(key));
    const title = `${typeof frontMatter.title === 'string' ? frontMatter.title : collection} ${i + 1}`;
    const body = source.sections.map(() => random.pick([first, ...rest])).join('\n');
    const folder = path.join(to, collection);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(
      path.join(folder, `article-${i + 1}.md`),
      `---\n${stringify({ ...Object.fromEntries(copied), title, date: toDate(i) })}---\n\n${body}`,
    );
  }
}

/** A day in the past for each article. */
function toDate(i: number): string {
  return new Date(Date.UTC(2020, 0, 1 + (i % 2_000))).toISOString().slice(0, 10);
}

function readSources(dir: string): Source[] {
  const files = fs.readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort();
  return files
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => {
      const text = fs.readFileSync(path.join(dir, file), 'utf8');
      const [, yaml, body] = /^---\n([^]*?\n)---\n([^]*)$/.exec(text) ?? [];
      if (yaml === undefined || body === undefined) return [];
      // Our own articles: the check ensures that their front matter is a mapping.
      const frontMatter = parse(yaml) as Record<string, unknown>;
      return [{ collection: path.dirname(file), frontMatter, sections: body.trim().split(/^(?=## )/m) }];
    });
}
