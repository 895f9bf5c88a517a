import type { Context } from 'egg';
import { ProblemError } from '../../contract/problem-error';
import { toContentPolicy } from './content-policy';

/** A path that serves a file of the explorer; it is not an operation of the contract. */
export interface ExplorerPage {
  /** Name of the route. */
  readonly name: string;
  readonly path: string;
  readonly handle: (ctx: Context) => void;
}

/** The explorer: the pages `/` and `/docs` with all files that they load. */
export interface Explorer {
  readonly pages: readonly ExplorerPage[];
}

/** The inputs of the explorer. */
export interface ExplorerSources {
  /** Hosts whose iframes articles may show. */
  readonly iframeHosts: readonly string[];
  /** Returns the text of a built file, or undefined if it was not built. */
  readonly readFile: (name: string) => string | undefined;
  /** Returns the findings as JSON, or undefined if only their counts are known. */
  readonly readFindings: () => string | undefined;
}

/** All served files by path. The name of a file never comes from a request. */
const files = {
  '/': 'index.html',
  '/docs': 'docs.html',
  '/explorer/explorer.js': 'explorer.js',
  '/explorer/explorer.css': 'explorer.css',
  '/explorer/article.css': 'article.css',
  '/explorer/icon.svg': 'icon.svg',
  '/explorer/docs.js': 'docs.js',
  '/explorer/docs.css': 'docs.css',
  '/explorer/swagger-ui-bundle.js': 'swagger-ui-bundle.js',
  '/explorer/swagger-ui.css': 'swagger-ui.css',
};

/** By extension. */
const contentTypes: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** Creates the explorer. */
export function createExplorer({ iframeHosts, readFile, readFindings }: ExplorerSources): Explorer {
  const policy = toContentPolicy(iframeHosts);
  const pages = Object.entries(files).map(([path, file]) => ({
    name: `explorer:${file}`,
    path,
    handle: (ctx: Context) => {
      const missing = `This page is switched on, but ${file} was not built. Run: npm run build`;
      sendFile(ctx, file, readFile(file), missing);
      if (!file.endsWith('.html')) return;
      ctx.set('Content-Security-Policy', policy);
      ctx.set('Referrer-Policy', 'no-referrer');
    },
  }));
  const findings = {
    name: 'explorer:findings',
    path: '/explorer/findings.json',
    handle: (ctx: Context) => {
      const missing =
        'The artifact holds the counts of findings alone. Run npm run check, or look here under npm run dev.';
      sendFile(ctx, 'findings.json', readFindings(), missing);
    },
  };
  return { pages: [...pages, findings] };
}

/** The paths are the same in every version, so `no-cache` makes a browser revalidate each time; mostly it gets a 304. */
function sendFile(ctx: Context, file: string, text: string | undefined, missing: string): void {
  if (text === undefined) throw new ProblemError('not_found', missing);
  ctx.body = text;
  // After the body, because setting the body also sets a content type.
  ctx.set('Content-Type', contentTypes[file.replace(/^.*\./, '')] ?? '');
  ctx.set('Cache-Control', 'no-cache');
}
