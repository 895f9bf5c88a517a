import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** Files that are copied unchanged. */
const copiedFiles = ['index.html', 'docs.html', 'icon.svg'];

/** Bundled packages whose licences must be distributed with them. */
const licences = [
  { name: 'preact', file: 'LICENSE' },
  { name: 'swagger-ui-dist', file: 'LICENSE' },
  { name: 'swagger-ui-dist', file: 'NOTICE' },
];

/** The files of Swagger UI that `/docs` loads. */
const swaggerFiles = ['swagger-ui-bundle.js', 'swagger-ui.css'];

/**
 * Builds the files of `/` and `/docs`.
 *
 * @param root folder of the project
 * @param target output folder; created if it is missing
 */
export async function bundleExplorer(root: string, target: string): Promise<void> {
  const sources = path.join(root, 'explorer');
  fs.mkdirSync(target, { recursive: true });
  const names = ['explorer.tsx', 'explorer.css', 'article.css', 'docs.ts', 'docs.css'];
  await build({
    entryPoints: names.map((name) => path.join(sources, name)),
    outdir: target,
    bundle: true,
    minify: true,
    format: 'iife',
    target: ['es2023', 'chrome117', 'firefox119', 'safari17.4'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'error',
  });
  const swaggerFolder = packageFolderOf('swagger-ui-dist');
  for (const name of copiedFiles) fs.copyFileSync(path.join(sources, name), path.join(target, name));
  const texts = licences.map(({ name, file }) => {
    const text = fs.readFileSync(path.join(packageFolderOf(name), file), 'utf8');
    return `${name}: ${file}\n\n${text.trim()}\n`;
  });
  fs.writeFileSync(path.join(target, 'THIRD-PARTY-LICENCES.txt'), texts.join('\n\n'));
  for (const name of swaggerFiles) fs.copyFileSync(path.join(swaggerFolder, name), path.join(target, name));
}

function packageFolderOf(name: string): string {
  return path.dirname(require.resolve(`${name}/package.json`));
}
