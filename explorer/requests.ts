import { facetValues, formatValues } from '../contract/names';
import { nameFilters, type ExplorerState } from './state';

/** One call of the API, before it is written as a URL, a command or code. */
export interface ApiRequest {
  /** The method of the client that makes this call; null where it has none. */
  readonly method: string | null;
  /** The arguments of that method before its parameters. */
  readonly args: readonly string[];
  readonly path: string;
  /** In the order they are written. */
  readonly params: readonly (readonly [name: string, value: string | number | readonly string[]])[];
}

/** Articles a page. */
export const pageSize = 12;

/** The list that the page shows, with everything that it counts. */
export function toListRequest(state: ExplorerState): ApiRequest {
  const params: [string, string | number | readonly string[]][] = [...toFilters(state)];
  if (state.sort !== null && (state.sort !== 'relevance' || state.q !== ''))
    params.push(['sort', state.sort]);
  if (state.page > 1) params.push(['page', state.page]);
  params.push(['limit', pageSize], ['facets', facetValues]);
  return { method: 'articles.list', args: [], path: '/api/v1/articles', params };
}

/** One article; with the filters of the list, so that its neighbours are those of the list. */
export function toArticleRequest(state: ExplorerState, id: string): ApiRequest {
  const formats = { html: ['html'], markdown: ['markdown'], json: formatValues }[state.show];
  const path = `/api/v1/articles/${id.split('/').map(escapeText).join('/')}`;
  return { method: 'articles.get', args: [id], path, params: [...toFilters(state), ['format', formats]] };
}

/** What may be meant by what was typed so far. */
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

/** A call without parameters. */
export function toPlainRequest(path: string): ApiRequest {
  return { method: null, args: [], path, params: [] };
}

/** What a request is asked for at this server. */
export function toPath({ path, params }: ApiRequest): string {
  const query = params.map(([name, value]) => `${name}=${toValue(value)}`).join('&');
  return query === '' ? path : `${path}?${query}`;
}

/** A command line that makes the request. Nothing in a URL written by `toPath` means anything to a shell in quotes. */
export function toCurl(origin: string, request: ApiRequest): string {
  return `curl '${origin}${toPath(request)}'`;
}

/** A program that makes the request with the typed client; for what it does not offer, with `fetch`. */
export function toClientCode(origin: string, request: ApiRequest): string {
  const { method, args, params } = request;
  if (method === null) {
    return `const answer = await fetch(${quote(origin + toPath(request))});\nconst body = await answer.json();`;
  }
  const lines = params.map(([name, value]) => `  ${toKey(name)}: ${toLiteral(value)},\n`);
  const object = lines.length === 0 ? '' : `{\n${lines.join('')}}`;
  const given = [...args.map(quote), object].filter((text) => text !== '').join(', ');
  return [
    `import { createCasebook } from '@casebook/client';`,
    '',
    `const casebook = createCasebook({ baseUrl: ${quote(origin)} });`,
    `const answer = await casebook.${method}(${given});`,
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
