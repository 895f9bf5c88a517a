import type { Context } from 'egg';
import { ProblemError } from '../../contract/problem-error';
import { toContentPolicy } from './content-policy';

/** One path that the router answers for people, not for programs. */
export interface ExplorerPage {
  /** Name of the route. */
  readonly name: string;
  readonly path: string;
  readonly answer: (ctx: Context) => void;
}

/** The pages `/` and `/docs` with all that they load. */
export interface Explorer {
  readonly pages: readonly ExplorerPage[];
}

/** What the pages read from outside. */
export interface ExplorerSources {
  /** Hosts whose iframes articles may show. */
  readonly iframeHosts: readonly string[];
  /** The text of a built file; undefined where it was not built. */
  readonly readFile: (name: string) => string | undefined;
  /** What was found in the content, as JSON; undefined where only the counts are known. */
  readonly readFindings: () => string | undefined;
}

/** Every file that is served, by its path: nothing of a request ever names a file. */
const files = [
  { path: '/', file: 'index.html', type: 'html' },
  { path: '/docs', file: 'docs.html', type: 'html' },
  { path: '/explorer/explorer.js', file: 'explorer.js', type: 'js' },
  { path: '/explorer/explorer.css', file: 'explorer.css', type: 'css' },
  { path: '/explorer/article.css', file: 'article.css', type: 'css' },
  { path: '/explorer/icon.svg', file: 'icon.svg', type: 'svg' },
  { path: '/explorer/docs.js', file: 'docs.js', type: 'js' },
  { path: '/explorer/docs.css', file: 'docs.css', type: 'css' },
  { path: '/explorer/swagger-ui-bundle.js', file: 'swagger-ui-bundle.js', type: 'js' },
  { path: '/explorer/swagger-ui.css', file: 'swagger-ui.css', type: 'css' },
] as const;

const contentTypes = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const;

/** Opens the pages for people. They are no operations of the contract: programs read the API below `/api/v1`. */
export function createExplorer({ iframeHosts, readFile, readFindings }: ExplorerSources): Explorer {
  const policy = toContentPolicy(iframeHosts);
  const pages = files.map(({ path, file, type }) => ({
    name: `explorer:${file}`,
    path,
    answer: (ctx: Context) => {
      const text = readFile(file);
      if (text === undefined) {
        throw new ProblemError(
          'not_found',
          `This page is switched on, but ${file} was not built. Run: npm run build`,
        );
      }
      if (type === 'html') {
        ctx.set('Content-Security-Policy', policy);
        ctx.set('Referrer-Policy', 'no-referrer');
      }
      answerText(ctx, text, contentTypes[type]);
    },
  }));
  const findings = {
    name: 'explorer:findings',
    path: '/explorer/findings.json',
    answer: (ctx: Context) => {
      const text = readFindings();
      if (text === undefined) {
        throw new ProblemError(
          'not_found',
          'The artifact holds the counts of findings alone. Run npm run check, or look here under npm run dev.',
        );
      }
      answerText(ctx, text, contentTypes.json);
    },
  };
  return { pages: [...pages, findings] };
}

/** Fixed names change with each version, so a browser asks each time, and mostly hears 304. */
function answerText(ctx: Context, text: string, type: string): void {
  ctx.body = text;
  // After the body, because Koa sets a type of its own with it.
  ctx.set('Content-Type', type);
  ctx.set('Cache-Control', 'no-cache');
}
