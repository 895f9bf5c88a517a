import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

/** Files that are served as they are written. */
const asWritten = ['index.html', 'docs.html', 'icon.svg'];

/** What the files are made of; their licences want to be handed on. */
const licences = [
  { name: 'preact', file: 'LICENSE' },
  { name: 'swagger-ui-dist', file: 'LICENSE' },
  { name: 'swagger-ui-dist', file: 'NOTICE' },
];

/** Of the component that shows the reference, only what the page loads. */
const reference = ['swagger-ui-bundle.js', 'swagger-ui.css'];

/**
 * Makes the files of `/` and `/docs`.
 *
 * @param root folder of the project
 * @param target folder to write into; made where it is missing
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
  const component = folderOf('swagger-ui-dist');
  for (const name of asWritten) fs.copyFileSync(path.join(sources, name), path.join(target, name));
  const texts = licences.map(({ name, file }) => {
    const text = fs.readFileSync(path.join(folderOf(name), file), 'utf8');
    return `${name}: ${file}\n\n${text.trim()}\n`;
  });
  fs.writeFileSync(path.join(target, 'THIRD-PARTY-LICENCES.txt'), texts.join('\n\n'));
  for (const name of reference) fs.copyFileSync(path.join(component, name), path.join(target, name));
}

function folderOf(name: string): string {
  return path.dirname(require.resolve(`${name}/package.json`));
}
