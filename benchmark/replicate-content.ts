import fs from 'node:fs';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { openRandom } from './random';

interface Source {
  readonly collection: string;
  readonly frontMatter: Readonly<Record<string, unknown>>;
  /** The body, cut before every heading of the second level. */
  readonly sections: readonly string[];
}

/** Keys that name one article only, or keep it from being public. */
const dropped = ['aliases', 'slug', 'draft', 'publishAt', 'unpublishAt'];

/**
 * Writes articles made from those of a directory: the front matter of each in turn, and as many sections as it has,
 * picked from all articles. The same directory gives the same files.
 */
export function replicateContent(from: string, to: string, count: number): void {
  const random = openRandom(1);
  const sources = readSources(from);
  const [first, ...rest] = sources.flatMap(({ sections }) => sections);
  if (first === undefined) throw new Error(`${from} holds no articles to generate others from.`);
  for (let i = 0; i < count; i++) {
    const source = sources[i % sources.length];
    if (!source) continue;
    const { collection, frontMatter } = source;
    const kept = Object.entries(frontMatter).filter(([key]) => !dropped.includes(key));
    const title = `${typeof frontMatter.title === 'string' ? frontMatter.title : collection} ${i + 1}`;
    const body = source.sections.map(() => random.pick([first, ...rest])).join('\n');
    const folder = path.join(to, collection);
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(
      path.join(folder, `article-${i + 1}.md`),
      `---\n${stringify({ ...Object.fromEntries(kept), title, date: toDate(i) })}---\n\n${body}`,
    );
  }
}

/** A day for each article, all of them passed. */
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
      // Our own articles: their front matter is a mapping, or the check would say so.
      const frontMatter = parse(yaml) as Record<string, unknown>;
      return [{ collection: path.dirname(file), frontMatter, sections: body.trim().split(/^(?=## )/m) }];
    });
}
