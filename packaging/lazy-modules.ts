/** A module that most instances of the server never use, and that costs time to load. */
export interface LazyPackage {
  /** Its name, as `require` is given it, or its path below node_modules. */
  readonly name: string;
  /** Its exports that are functions and are taken from it when its user is loaded. */
  readonly members?: readonly string[];
  /** It is a function to be called, and nothing else: no class, and without properties. */
  readonly isPlainFunction?: boolean;
}

/**
 * Modules of the application that are in the bundle and run on first use, and what others use of them: what answers
 * searches, suggestions and related articles, and what only development needs.
 */
export const lazyModules: Readonly<Record<string, readonly string[]>> = {
  'core/read/related/find-related.ts': ['findRelated'],
  'core/format/related/related-data.ts': ['decodeRelatedData'],
  'core/read/search/search-engine.ts': ['createSearchEngine'],
  'core/read/search/parse-search-query.ts': ['isEmptyQuery', 'parseSearchQuery'],
  'core/read/suggest/suggest.ts': ['suggest'],
  'core/format/suggest/suggest-data.ts': ['decodeSuggestData'],
  'infra/follow-content.ts': ['followContent'],
  'infra/image-file.ts': ['readImageFile'],
};

/** What is loaded on first use: HTTP clients, starting of clusters, pages for errors, parsers of bodies. */
export const lazyPackages: readonly LazyPackage[] = [
  { name: 'egg/lib/core/httpclient.js' },
  { name: 'egg/lib/core/httpclient_next.js' },
  { name: 'egg/lib/core/dnscache_httpclient.js' },
  { name: 'egg/lib/core/context_httpclient.js' },
  { name: 'egg/lib/core/fetch_factory.js', members: ['FetchFactory', 'fetch', 'safeFetch'] },
  { name: 'egg/lib/core/messenger/ipc.js' },
  { name: 'egg-cluster', members: ['startCluster'] },
  { name: 'cluster-client', members: ['close'] },
  { name: 'egg-onerror/lib/error_view.js' },
  { name: 'co-body' },
  { name: 'iconv-lite' },
  { name: 'tsconfig-paths' },
  { name: 'urijs', isPlainFunction: true },
  { name: 'inflection' },
  { name: 'chalk' },
  { name: 'ps-tree', isPlainFunction: true },
];
