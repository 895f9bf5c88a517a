import * as path from 'node:path';
import { fileStart } from '../core/model/article/source-position';
import { createFinding, type Finding, type Phrase } from '../core/build/finding/finding';
import type { FindingRule } from '../core/build/finding/rules';
import { imagesFile, type RemoteImage } from '../core/build/image/image';
import {
  formatImagesFile,
  parseImagesFile,
  type ParsedImagesFile,
} from '../core/build/image/parse-images-file';
import type { SourceFile } from '../core/build/source/source-file';
import { readFileInside, type ReadProblem } from './read-file';
import { writeFileAtomically } from './write-file-atomically';

/** The largest `images.json` that is read, in bytes: enough for some 200,000 images. */
export const maxImagesFileBytes = 64 * 1024 * 1024;

/** Reads `images.json` of a content directory; what cannot be used of it is a finding. */
export function readImagesFile(root: string): ParsedImagesFile {
  const bytes = readFileInside(root, imagesFile, maxImagesFileBytes);
  return 'kind' in bytes ? toUnusable(bytes.kind) : toImages(bytes);
}

/** What `images.json` of a source says; what cannot be used of it is a finding. */
export function parseFoundImagesFile(file: SourceFile | Finding): ParsedImagesFile {
  return 'rule' in file ? toUnusable(kindOfRule[file.rule] ?? 'unreadable') : toImages(file.bytes);
}

/** What keeps `images.json` from being read, by the rule that tells so of any file. */
const kindOfRule: Partial<Record<FindingRule, ReadProblem['kind']>> = {
  'link-outside': 'outside',
  'file-not-regular': 'not-regular',
  'file-too-large': 'too-large',
};

function toImages(bytes: Uint8Array): ParsedImagesFile {
  return parseImagesFile(new TextDecoder().decode(bytes));
}

function toUnusable(kind: ReadProblem['kind']): ParsedImagesFile {
  const problem: Phrase = { phrase: `images-${kind}` };
  const finding = createFinding('images-file-unusable', imagesFile, fileStart, { where: '', problem });
  return { images: new Map(), findings: [finding] };
}

/** Writes `images.json`, whole or not at all. */
export function saveImagesFile(root: string, images: ReadonlyMap<string, RemoteImage>): void {
  writeFileAtomically(path.join(root, imagesFile), formatImagesFile(images));
}
