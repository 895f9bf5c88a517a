import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { escapeHidden } from '../core/model/text/hidden-characters';
import type { ImageProblem } from '../core/build/image/image';
import { toMessage } from '../core/build/finding/to-message';
import { openContentBuilder, type ContentBuild } from '../infra/content-builder';
import { atFolder } from '../infra/content-source';
import { fetchImage } from '../infra/fetch-image';
import { maxImageBytes, readImageFile } from '../infra/image-file';
import { openImagePool } from '../infra/image-pool';
import { readImagesFile, saveImagesFile } from '../infra/images-file';
import { measureImages } from '../infra/measure-images';
import { visitPolitely } from '../infra/visit-politely';
import { loadConfig, toBuilderOptions } from './content-options';
import { count } from './count';
import { createProgress } from './progress';
import { run, UsageError } from './run';

const help = `Usage: npm run images [-- [DIR] [--refresh] [--allow-private]]
       npm run images -- [DIR] --missing
       npm run images -- [DIR] --copy FOLDER

Fetches the images of other hosts that the articles of DIR (by default CONTENT_DIR) show, and writes size, dominant
colour and placeholder of each into images.json there, which belongs into git: builds read it and fetch nothing. Images
that are known are not fetched again, so a run that was broken off goes on where it was. Whatever cannot be fetched is
told, written down, and tried again by the next run; it fails neither this command nor a build. An image that cannot be
decoded within 20 seconds is known by its size alone.

  --refresh        fetch those that are known as well; what fails now stays as it was
  --allow-private  ask hosts of this machine and of local networks too
  --missing        instead, ask IMAGE_BASE_URL for each image of the content directory and list what is not there,
                   one a line: the file, a tab, where it belongs; exits with 1 when there is any
  --copy FOLDER    instead, copy the images of the content directory into FOLDER under the names they are served by,
                   to be uploaded to IMAGE_BASE_URL`;

/** Limits for requests to other hosts. */
const politeness = { hosts: 4, perHost: 2, pauseMs: 200, timeoutMs: 20_000, maxBytes: maxImageBytes };

async function manageImages(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      refresh: { type: 'boolean', default: false },
      'allow-private': { type: 'boolean', default: false },
      missing: { type: 'boolean', default: false },
      copy: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (positionals.length > 1) throw new UsageError('Name one content directory at a time.');
  const config = loadConfig();
  const root = path.resolve(positionals[0] ?? config.contentDir);
  if (values.missing && config.imageBaseUrl === null) {
    throw new UsageError('Set IMAGE_BASE_URL to where images are served from: --missing asks there.');
  }
  const builder = openContentBuilder(atFolder(root), toBuilderOptions(config, false));
  let build: ContentBuild;
  try {
    build = await builder.build(createProgress('Read files'), createProgress('Inspected images'));
  } finally {
    await builder.close();
  }
  if (values.missing) return listMissing(root, config.imageBaseUrl ?? '', build.served);
  if (values.copy !== undefined) return copyImages(root, values.copy, build.served);
  return measure(root, build.remoteImages, values.refresh, values['allow-private']);
}

async function measure(
  root: string,
  urls: readonly string[],
  refreshes: boolean,
  allowsPrivate: boolean,
): Promise<number> {
  const { images: known, findings } = readImagesFileIfAny(root);
  if (findings[0]) console.error(escapeHidden(toMessage(findings[0], 'en')));
  const showProgress = createProgress('Fetched images');
  const pool = openImagePool();
  const { measured, failed, removed } = await measureImages(urls, {
    ...politeness,
    known,
    refreshes,
    allowsPrivate,
    inspect: pool.inspect,
    onMeasured(url, image, done, total) {
      if ('error' in image) console.log(escapeHidden(`${url}: ${image.error}`));
      else if (image.problem) console.log(escapeHidden(describeProblem(url, image.problem)));
      showProgress(done, total);
    },
    save: (images) => {
      if (images.size > 0 || known.size > 0) saveImagesFile(root, images);
    },
  }).finally(() => pool.close());
  const gone = removed === 0 ? '' : `, ${removed} removed that no article shows any more`;
  const unchanged = urls.length - measured - failed;
  console.log(
    `${count(urls.length, 'image')}: ${measured} measured, ${failed} failed, ${unchanged} known before${gone}`,
  );
  if (failed > 0 && !allowsPrivate) console.log('Failures are tried again by the next run.');
  return 0;
}

function describeProblem(url: string, { rule, facts }: ImageProblem): string {
  return toMessage({ rule, facts: { ...facts, url } }, 'en');
}

function readImagesFileIfAny(root: string): ReturnType<typeof readImagesFile> {
  return fs.existsSync(path.join(root, 'images.json'))
    ? readImagesFile(root)
    : { images: new Map(), findings: [] };
}

async function listMissing(root: string, base: string, served: ContentBuild['served']): Promise<number> {
  const files = new Map([...served].map(([name, file]) => [`${base}/${encodeURIComponent(name)}`, file]));
  const missing: string[] = [];
  const unknown: string[] = [];
  // IMAGE_BASE_URL is the operator's own service, so it is requested without pauses, and on private networks too.
  const options = { ...politeness, perHost: 8, pauseMs: 0, method: 'HEAD', allowsPrivate: true } as const;
  await visitPolitely([...files.keys()], options, async (url) => {
    const found = await fetchImage(url, options);
    if (!('error' in found)) return;
    // Object stores return 403 for a missing object if the client may not list the bucket.
    if (found.status === 404 || found.status === 403) missing.push(url);
    else unknown.push(`${url}: ${found.error}`);
  });
  for (const url of missing.sort()) {
    console.log(`${escapeHidden(path.join(root, files.get(url) ?? ''))}\t${url}`);
  }
  for (const line of unknown.sort()) console.error(line);
  console.error(
    `${count(files.size, 'image')}, ${missing.length} missing at ${base}` +
      (unknown.length > 0 ? `, ${unknown.length} could not be asked for` : ''),
  );
  return missing.length + unknown.length > 0 ? 1 : 0;
}

function copyImages(root: string, folder: string, served: ContentBuild['served']): number {
  fs.mkdirSync(folder, { recursive: true });
  let copied = 0;
  for (const [name, file] of served) {
    const target = path.join(folder, name);
    // The name contains a hash of the bytes, so an existing file is identical.
    if (fs.existsSync(target)) continue;
    const bytes = readImageFile(root, file);
    if ('rule' in bytes) {
      console.error(`${escapeHidden(file)} changed while it was read. Run the command again.`);
      return 1;
    }
    fs.writeFileSync(target, bytes);
    copied++;
  }
  console.log(`${folder}: ${count(copied, 'image')} copied, ${served.size - copied} there before`);
  return 0;
}

run(manageImages);
