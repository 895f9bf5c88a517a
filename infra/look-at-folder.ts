import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Preset } from '../core/build/layout/layout';
import { isMarkdownName } from '../core/build/layout/place-file';
import { layoutOf, type HasFolder } from '../core/build/layout/presets';
import { listDialects, proposeLayout, type ProposedKey } from '../core/build/layout/propose-layout';
import { recognizePreset, type Recognized } from '../core/build/layout/recognize-preset';
import { survey, type Dialect } from '../core/build/layout/survey';
import { isHiddenFolder, listFolder } from './folder-entry';
import { readFileInside } from './read-file';

/** What `adopt` sees in a folder, and proposes for it. */
export interface FolderLook {
  readonly recognized: Recognized | null;
  readonly keys: readonly ProposedKey[];
  /** Paths of all Markdown files. */
  readonly markdown: readonly string[];
  readonly has: HasFolder;
  /** Syntax besides CommonMark and GFM, with how many of the sampled files have it. */
  readonly dialects: readonly (readonly [Dialect, number])[];
}

/** Of larger folders, a sample of this many Markdown files is read, spread over all. */
const mostSamples = 1_000;
/** The bytes that are read of a Markdown file, and of a file that configures a tool. */
const maxSampleBytes = 256 * 1024;
const maxDepth = 32;

/** Looks at a folder of Markdown and proposes how to read it. */
export function lookAtFolder(root: string): FolderLook {
  const paths = listPaths(fs.realpathSync(root));
  const read = (file: string): string | null => {
    const bytes = readFileInside(root, file, maxSampleBytes);
    return 'kind' in bytes ? null : new TextDecoder().decode(bytes);
  };
  const isSetting = (file: string) => !file.includes('/') && /\.(?:ya?ml|toml|json)$|^Gemfile$/.test(file);
  const settings = new Map(paths.filter(isSetting).map((file) => [file, read(file) ?? '']));
  const markdown = paths.filter((file) => isMarkdownName(path.basename(file)));
  const step = Math.max(1, Math.ceil(markdown.length / mostSamples));
  const samples = markdown
    .filter((_, i) => i % step === 0)
    .flatMap((file) => {
      const text = read(file);
      return text === null ? [] : [{ path: file, text }];
    });
  const has = (folder: string) => paths.some((file) => file.startsWith(`${folder}/`));
  const surveyed = survey(samples);
  const recognized = recognizePreset({ paths, settings });
  const keys = proposeLayout({
    ...{ recognized, survey: surveyed, paths: markdown },
    layoutOf: (preset: Preset | null) => layoutOf(preset, has),
  });
  return { recognized, keys, markdown, has, dialects: listDialects(surveyed) };
}

/** Paths of all files, and of hidden folders, which are not looked into. */
function listPaths(root: string): string[] {
  const paths: string[] = [];
  const visit = (folder: string, depth: number): void => {
    for (const { name, kind } of listFolder(path.join(root, folder))) {
      const file = folder === '' ? name : `${folder}/${name}`;
      const isSkipped = isHiddenFolder(name) || name === 'node_modules' || depth === maxDepth;
      if (kind === 'directory' && !isSkipped) visit(file, depth + 1);
      else paths.push(file);
    }
  };
  visit('', 0);
  return paths;
}
