import { fileStart } from '../../model/article/source-position';
import { imageTypes, type ImageFormat } from '../../model/image/image-types';
import { createFinding, type MessageParam, type Finding, type Phrase } from '../finding/finding';
import { decodingRules, imagesFile, maxSide, type ImageProblem, type RemoteImage } from './image';

/** The entries of `images.json` that can be used, and the findings about the others. */
export interface ParsedImagesFile {
  /** By URL. */
  readonly images: ReadonlyMap<string, RemoteImage>;
  readonly findings: readonly Finding[];
}

/** How many unusable entries are reported. */
const maxFindings = 20;

/** Parses `images.json`. An unusable entry is left out, with a finding. */
export function parseImagesFile(text: string): ParsedImagesFile {
  const images = new Map<string, RemoteImage>();
  const findings: Finding[] = [];
  const report = (where: MessageParam, problem: Phrase) => {
    if (findings.length < maxFindings)
      findings.push(createFinding('images-file-unusable', imagesFile, fileStart, { where, problem }));
  };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    report('', { phrase: 'images-not-json', facts: { reason } });
    return { images, findings };
  }
  if (!isObject(value)) {
    report('', { phrase: 'images-no-object' });
    return { images, findings };
  }
  for (const [url, entry] of Object.entries(value)) {
    const image = /^https?:\/\//i.test(url) ? readEntry(entry) : null;
    if (image === null)
      report({ phrase: 'images-at', facts: { url: url.slice(0, 200) } }, { phrase: 'images-entry' });
    else images.set(url, image);
  }
  return { images, findings };
}

/** Formats `images.json`: one entry per line, sorted by URL, so that changes are easy to review and merge. */
export function formatImagesFile(images: ReadonlyMap<string, RemoteImage>): string {
  const lines = [...images]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([url, image]) => `  ${JSON.stringify(url)}: ${JSON.stringify(toEntry(image))}`);
  return lines.length === 0 ? '{}\n' : `{\n${lines.join(',\n')}\n}\n`;
}

function toEntry(image: RemoteImage): RemoteImage {
  if ('error' in image) return { error: image.error };
  const { format, width, height, color, placeholder, problem } = image;
  return { format, width, height, color, placeholder, ...(problem && { problem }) };
}

function readEntry(entry: unknown): RemoteImage | null {
  if (!isObject(entry)) return null;
  const { error, format, width, height, color, placeholder, problem } = entry;
  if (typeof error === 'string') return { error: error.slice(0, 300) };
  const isValid =
    isFormat(format) && isSide(width) && isSide(height) && isColor(color) && isPlaceholder(placeholder);
  if (!isValid) return null;
  const facts = { format, width, height, color, placeholder };
  if (problem === undefined) return facts;
  return isProblem(problem) ? { ...facts, problem } : null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isFormat(value: unknown): value is ImageFormat {
  return typeof value === 'string' && Object.hasOwn(imageTypes, value);
}

function isSide(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) > 0 && Number(value) <= maxSide;
}

function isColor(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && /^#[\da-f]{6}$/.test(value));
}

function isProblem(value: unknown): value is ImageProblem {
  if (!isObject(value) || !isObject(value.facts)) return false;
  const isFact = (fact: unknown) => typeof fact === 'number' || typeof fact === 'string';
  return decodingRules.some((rule) => rule === value.rule) && Object.values(value.facts).every(isFact);
}

/** A ThumbHash has at most 25 bytes. */
function isPlaceholder(value: unknown): value is string | null {
  return value === null || (typeof value === 'string' && /^[\w+/]{1,40}={0,2}$/.test(value));
}
