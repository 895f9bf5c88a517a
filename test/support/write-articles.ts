import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Writes articles, by `collection/slug`, into a content directory of their own below the temporary folder. */
export function writeArticles(articles: Readonly<Record<string, string>>): {
  dir: string;
  remove: () => void;
} {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-content-'));
  for (const [id, text] of Object.entries(articles)) {
    const file = path.join(dir, `${id}.md`);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
  }
  const remove = () => {
    fs.rmSync(dir, { recursive: true });
  };
  return { dir, remove };
}
