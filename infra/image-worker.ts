import { createHash } from 'node:crypto';
import * as path from 'node:path';
import { inflateSync } from 'node:zlib';
import type { Inflate } from '../core/build/image/decode-pixels';
import type { ImageFormat } from '../core/model/image/image-types';
import type { ImageProblem, LocalImage } from '../core/build/image/image';
import { inspectImage } from '../core/build/image/inspect-image';
import { openContentSource, type SourceLocation } from './content-source';

/** A file of the content directory, or the bytes of an image of another host. */
export type ImageSource =
  | {
      readonly location: SourceLocation;
      /** Path below the content directory. */
      readonly file: string;
    }
  | { readonly bytes: Uint8Array };

/** An image to inspect. */
export interface ImageTask {
  readonly source: ImageSource;
  /** Whether to compute colour and placeholder. */
  readonly decodes: boolean;
}

/** Inflates zlib data up to a maximum size. */
export const inflate: Inflate = (bytes, limit) => inflateSync(bytes, { maxOutputLength: limit });

/** Inspects an image in a worker. Every error becomes a problem of that image. An image of another host is not served. */
export default async function inspectInWorker({ source, decodes }: ImageTask): Promise<LocalImage> {
  if ('bytes' in source) {
    const { facts, problems } = inspectImage(source.bytes, inflate, decodes);
    return { facts, servedName: null, problems };
  }
  const { location, file } = source;
  const bytes = await openContentSource(location).readImage(file);
  if ('rule' in bytes) return { facts: null, servedName: null, problems: [bytes] };
  const { facts, isSafe, problems } = inspectImage(bytes, inflate, decodes);
  if (facts === null) return { facts, servedName: null, problems };
  const servedName = isSafe ? toServedName(file, facts.format, bytes) : null;
  return { facts, servedName, problems: [...checkName(file, facts.format), ...problems] };
}

/** A name that changes with the bytes, so that caches may store the image for ever. */
function toServedName(file: string, format: ImageFormat, bytes: Uint8Array): string {
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  return `${path.posix.parse(file).name}.${digest}.${format}`;
}

function checkName(file: string, format: ImageFormat): ImageProblem[] {
  const ending = path.posix.extname(file).slice(1).toLowerCase();
  const isRight = ending === format || (format === 'jpg' && ['jpeg', 'jpe', 'jfif'].includes(ending));
  return isRight ? [] : [{ rule: 'image-wrong-name', facts: { format } }];
}
