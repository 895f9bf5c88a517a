import * as fs from 'node:fs';
import * as path from 'node:path';
import { wholeFile } from '../core/model/article/place';
import { createFinding, type Phrase } from '../core/build/finding/finding';
import { imagesFile, type RemoteImage } from '../core/build/image/image';
import {
  formatImagesFile,
  parseImagesFile,
  type ParsedImagesFile,
} from '../core/build/image/parse-images-file';
import { readFileInside } from './read-file';

/** Enough for some 200,000 images. */
const maxBytes = 64 * 1024 * 1024;

/** Reads `images.json` of a content directory; what cannot be used of it is a finding. */
export function readImagesFile(root: string): ParsedImagesFile {
  const bytes = readFileInside(root, imagesFile, maxBytes);
  if (!('kind' in bytes)) return parseImagesFile(new TextDecoder().decode(bytes));
  const problem: Phrase = { phrase: `images-${bytes.kind}` };
  const finding = createFinding('images-file-unusable', imagesFile, wholeFile, { where: '', problem });
  return { images: new Map(), findings: [finding] };
}

/** Writes `images.json`, whole or not at all: it is written aside and then given the name. */
export function saveImagesFile(root: string, images: ReadonlyMap<string, RemoteImage>): void {
  const name = path.join(root, imagesFile);
  // A dot file, so that whoever follows the content directory does not see it come and go.
  const aside = path.join(root, `.${imagesFile}.${process.pid}.part`);
  try {
    fs.writeFileSync(aside, formatImagesFile(images));
    fs.renameSync(aside, name);
  } catch (error) {
    fs.rmSync(aside, { force: true });
    throw error;
  }
}
