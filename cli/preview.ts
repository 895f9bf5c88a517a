import { parseArgs } from 'node:util';
import { rankSpellings } from '../contract/spelling';
import { getArticle } from '../contract/articles';
import { splitId } from '../core/model/article/article-id';
import { maxPreviewSeconds, revocationIdOf, signPreview } from '../core/read/preview/preview-token';
import { parseSource } from '../core/build/source/parse-source';
import { createZone } from '../core/model/time/zone';
import { ContentDirError, readFoundFile, scanContentDir } from '../infra/content-dir';
import { createPreviewKeys } from '../infra/preview-keys';
import { loadConfig } from './content-options';
import { parseDuration } from './parse-duration';
import { run, UsageError } from './run';

const help = `Usage: npm run preview -- COLLECTION/SLUG [--expires 2d] [--base URL]

Prints a signed link that shows one article in the API, though it is a draft, not public yet or not any more. A reader with
the link can read that article until it expires, and nothing else. Prints the id of the link, too: a server with that id in
PREVIEW_REVOKED, a list separated by commas, refuses the link. The server and this command need the same PREVIEW_SECRET;
it is a list separated by commas, of which the first signs and all are accepted: put a new secret before the old one, and
take the old one away when the links made with it may end.

  --expires TIME  how long it is good, in minutes, hours, days or weeks: 30m, 12h, 2d (default), 1w; 90d at most
  --base URL      where the API is, such as https://api.example.com (default: SITE_URL; without it a path is printed)`;

const maxDays = maxPreviewSeconds / 86_400;

function printPreview(): number {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      expires: { type: 'string', default: '2d' },
      base: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const [id = '', ...others] = positionals;
  if (!/^[^/]+(?:\/[^/]+)+$/.test(id) || others.length > 0)
    throw new UsageError('Name one article: npm run preview -- best-practice/my-article');
  const seconds = parseDuration(values.expires);
  if (seconds === null || seconds > maxPreviewSeconds) {
    const problem = `--expires takes a time such as 30m, 12h, 2d or 1w, ${maxDays}d at most`;
    throw new UsageError(`${problem}, not "${values.expires}".`);
  }
  const config = loadConfig();
  const base = values.base === undefined ? (config.siteUrl ?? '') : readBase(values.base);
  const keys = createPreviewKeys(config.previewSecrets.map((secret) => secret.reveal()));
  if (!keys) {
    throw new UsageError(
      'PREVIEW_SECRET is not set, so there is nothing to sign with. Make one with openssl rand -hex 32, and give the server the same.',
    );
  }
  const warning = findWarning(config.contentDir, id);
  if (warning !== null) console.error(warning);

  const issued = Math.floor(Date.now() / 1000);
  const expires = issued + seconds;
  const token = signPreview(id, { issued, expires }, keys);
  const { collection, slug } = splitId(id);
  const path = getArticle.path
    .replace('{collection}', encodeURIComponent(collection))
    .replace('{slug}', () => encodeURIComponent(slug));
  console.log(`${base}${path}?preview=${token}`);
  const end = createZone(config.timeZone).format(expires * 1000);
  console.error(`It shows ${id} to whoever has it, until ${end}.`);
  console.error(
    `Its id is ${revocationIdOf(token)}. To revoke it earlier, add the id to PREVIEW_REVOKED of the server, and restart that.`,
  );
  if (base === '')
    console.error('Put the address of the API before it, or name that: --base https://api.example.com');
  return 0;
}

/** Parses `--base`. It may have a path, because gateways may put the API below one. */
function readBase(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.search !== '' || url.hash !== '') {
    throw new UsageError(`--base takes an address such as https://api.example.com, not "${text}".`);
  }
  return url.href.replace(/\/+$/, '');
}

/** Returns a warning if the article is not in the content directory. The link is printed anyway: the server may have it. */
function findWarning(contentDir: string, id: string): string | null {
  const { collection } = splitId(id);
  try {
    const files = scanContentDir(contentDir).files.filter((file) => file.collection === collection);
    const ids = files.map((found) => {
      const file = readFoundFile(contentDir, found);
      const slug = 'bytes' in file ? parseSource(file).source?.frontMatter.slug?.value : undefined;
      return `${collection}/${slug ?? found.slug}`;
    });
    if (ids.includes(id)) return null;
    const [nearest] = rankSpellings(id, ids, 1);
    const hint = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
    return `There is no article ${id} in ${contentDir}; the link answers 404 while the server has none either.${hint}`;
  } catch (error) {
    if (!(error instanceof ContentDirError)) throw error;
    return `${error.message} Whether there is an article ${id} could not be looked up.`;
  }
}

run(printPreview);
