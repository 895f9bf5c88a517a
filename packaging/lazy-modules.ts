/** A module of a package that most instances of the server never use, and that takes time to load. */
export interface LazyPackage {
  /** As in `require`. */
  readonly name: string;
  /** Exports that are functions, and that other modules read while they are loaded. */
  readonly members?: readonly string[];
  /** Whether the module is a function that is only called: not a class, and without properties. */
  readonly isPlainFunction?: boolean;
}

/**
 * Modules of the application that are in `bundle.js` and run on first use, with their used exports: the ones for searches,
 * suggestions and related articles, and the ones for development.
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

/** Modules of packages that are in `lazy.js`: HTTP clients, the start of clusters, error pages, body parsers. */
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
