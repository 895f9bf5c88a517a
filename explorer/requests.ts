import { facetValues, formatValues } from '../contract/names';
import { nameFilters, type ExplorerState } from './state';

/** One API request, from which URL, curl command and client code are made. */
export interface ApiRequest {
  /** The method of `@casebook/client` for this request, such as `articles.list`; null if there is none. */
  readonly method: string | null;
  /** The arguments of that method that precede the query parameters. */
  readonly args: readonly string[];
  readonly path: string;
  /** The query parameters, in the order of the URL. */
  readonly params: readonly (readonly [name: string, value: string | number | readonly string[]])[];
}

/** Articles per page. */
export const pageSize = 12;

/** The request for the list view, with all facets. */
export function toListRequest(state: ExplorerState): ApiRequest {
  const params: [string, string | number | readonly string[]][] = [...toFilters(state)];
  if (state.sort !== null && (state.sort !== 'relevance' || state.q !== ''))
    params.push(['sort', state.sort]);
  if (state.page > 1) params.push(['page', state.page]);
  params.push(['limit', pageSize], ['facets', facetValues]);
  return { method: 'articles.list', args: [], path: '/api/v1/articles', params };
}

/** The request for one article. It repeats the filters of the list, so that previous and next are of that list. */
export function toArticleRequest(state: ExplorerState, id: string): ApiRequest {
  const formats = { html: ['html'], markdown: ['markdown'], json: formatValues }[state.show];
  const path = `/api/v1/articles/${id.split('/').map(escapeText).join('/')}`;
  return { method: 'articles.get', args: [id], path, params: [...toFilters(state), ['format', formats]] };
}

/** The request for completions of a partial query. */
export function toSuggestRequest(q: string): ApiRequest {
  return {
    method: 'suggest',
    args: [],
    path: '/api/v1/suggest',
    params: [
      ['q', q],
      ['limit', 8],
    ],
  };
}

/** A request without parameters, for which the client has no method. */
export function toPlainRequest(path: string): ApiRequest {
  return { method: null, args: [], path, params: [] };
}

/** Path and query of a request. */
export function toPath({ path, params }: ApiRequest): string {
  const query = params.map(([name, value]) => `${name}=${toValue(value)}`).join('&');
  return query === '' ? path : `${path}?${query}`;
}

/** A curl command for the request. `toPath` escapes single quotes, so the quoted URL is safe in a shell. */
export function toCurl(origin: string, request: ApiRequest): string {
  return `curl '${origin}${toPath(request)}'`;
}

/** Code that sends the request with the typed client, or with `fetch` if the client has no method for it. */
export function toClientCode(origin: string, request: ApiRequest): string {
  const { method, args, params } = request;
  if (method === null) {
    return `const response = await fetch(${quote(origin + toPath(request))});\nconst body = await response.json();`;
  }
  const lines = params.map(([name, value]) => `  ${toKey(name)}: ${toLiteral(value)},\n`);
  const object = lines.length === 0 ? '' : `{\n${lines.join('')}}`;
  const given = [...args.map(quote), object].filter((text) => text !== '').join(', ');
  return [
    `import { createCasebook } from '@casebook/client';`,
    '',
    `const casebook = createCasebook({ baseUrl: ${quote(origin)} });`,
    `const body = await casebook.${method}(${given});`,
  ].join('\n');
}

function toFilters(state: ExplorerState): [string, string | readonly string[]][] {
  const lists = nameFilters.flatMap((name) => {
    const items = state.filters[name] ?? [];
    return items.length > 0 ? [[name, items] as [string, readonly string[]]] : [];
  });
  const years = state.year === null ? [] : (['from', 'to'] as const).map((name) => [name, state.year ?? '']);
  const words = state.q.trim() === '' ? [] : [['q', state.q.trim()]];
  return [...lists, ...(years as [string, string][]), ...(words as [string, string][])];
}

function toValue(value: string | number | readonly string[]): string {
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return escapeText(value);
  return value.map((item) => escapeText(item.replaceAll(',', '\\,'))).join(',');
}

function escapeText(text: string): string {
  return encodeURIComponent(text).replaceAll("'", '%27');
}

function toKey(name: string): string {
  return /^\w+$/.test(name) ? name : quote(name);
}

function toLiteral(value: string | number | readonly string[]): string {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? quote(value) : `[${value.map(quote).join(', ')}]`;
}

function quote(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
