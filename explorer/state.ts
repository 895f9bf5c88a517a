import { kindNames, sortValues, type KindName, type Sort } from '../contract/names';
import type { FilterName } from '../contract/parameters';
import { joinList, splitList } from './list-text';

/** How the selected terms of a facet are combined: any of them, all of them, or none of them. */
export const modes = ['any', 'all', 'not'] as const;
export type Mode = (typeof modes)[number];

/** The query parameters that take term names. */
type NameFilter = Extract<FilterName, KindName | `${KindName}.${Mode}`>;

/** Names of the query parameters that filter by terms, such as `tag` and `tag.all`. */
export const nameFilters: readonly NameFilter[] = modes.flatMap((mode) =>
  kindNames.filter((kind) => hasMode(kind, mode)).map((kind) => parameterOf(kind, mode) as NameFilter),
);

export const views = ['list', 'article', 'health'] as const;
export const articleFormats = ['html', 'markdown', 'json'] as const;
export const requestFormats = ['url', 'curl', 'client', 'answer'] as const;
const languages = ['zh', 'en'] as const;
const themes = ['light', 'dark'] as const;
const panels = ['filters', 'request'] as const;

export type Show = (typeof articleFormats)[number];
export type Code = (typeof requestFormats)[number];
export type Language = (typeof languages)[number];
export type Theme = (typeof themes)[number];
export type Panel = (typeof panels)[number];

/** The complete state of the page beside the responses of the API. The URL stores all of it. */
export interface ExplorerState {
  readonly view: (typeof views)[number];
  /** The id of the article in view; null in the other views. */
  readonly article: string | null;
  /** The heading of the article to scroll to. */
  readonly heading: string | null;
  readonly show: Show;
  readonly q: string;
  /** Null means the default order of the API. */
  readonly sort: Sort | null;
  readonly page: number;
  /** Selected terms by query parameter, such as `tag.all`. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly year: string | null;
  /** By facet: the mode in which a click selects a term. */
  readonly modes: Readonly<Record<string, Mode>>;
  /** Facets that are expanded to all their terms. */
  readonly more: readonly string[];
  /** The panel that is expanded on narrow screens. */
  readonly open: Panel | null;
  readonly code: Code;
  /** Null means the preference of the browser. */
  readonly lang: Language | null;
  readonly theme: Theme | null;
}

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((value) => value === text) ?? null;

/** Parses the state from a URL's query and fragment. Invalid values are ignored. */
export function parseState(search: string, hash = ''): ExplorerState {
  const query = new URLSearchParams(search);
  const get = (name: string) => query.get(name);
  const article = get('article');
  const page = Number(get('page') ?? 1);
  const year = get('from');
  const lists = nameFilters.map((name) => [name, splitList(get(name) ?? '')] as const);
  const modeOf = (name: string) => [name, oneOf(modes, get(`mode.${name}`)) ?? 'any'] as const;
  return {
    view: article ? 'article' : get('view') === 'health' ? 'health' : 'list',
    article: article ?? null,
    heading: article && hash.length > 1 ? decode(hash.slice(1)) : null,
    show: oneOf(articleFormats, get('show')) ?? 'html',
    q: get('q') ?? '',
    sort: oneOf(sortValues, get('sort')),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    filters: Object.fromEntries(lists.filter(([, items]) => items.length > 0)),
    year: year !== null && year === get('to') && /^\d{4}$/.test(year) ? year : null,
    modes: Object.fromEntries(kindNames.map(modeOf).filter(([, mode]) => mode !== 'any')),
    more: splitList(get('more') ?? ''),
    open: oneOf(panels, get('open')),
    code: oneOf(requestFormats, get('code')) ?? 'url',
    lang: oneOf(languages, get('lang')),
    theme: oneOf(themes, get('theme')),
  };
}

/** Formats the state as path, query and fragment. Default values are left out. */
export function formatState(state: ExplorerState): string {
  const query: [string, string][] = [];
  const add = (name: string, value: string | null, defaultValue = '') => {
    if (value !== null && value !== defaultValue) query.push([name, value]);
  };
  if (state.view === 'health') add('view', 'health');
  add('article', state.article);
  add('show', state.show, 'html');
  add('q', state.q);
  for (const name of nameFilters) add(name, joinList(state.filters[name] ?? []));
  add('from', state.year);
  add('to', state.year);
  add('sort', state.sort);
  add('page', String(state.page), '1');
  for (const name of kindNames) add(`mode.${name}`, state.modes[name] ?? 'any', 'any');
  add('more', joinList(state.more));
  add('open', state.open);
  add('code', state.code, 'url');
  add('lang', state.lang);
  add('theme', state.theme);
  const text = query.map(([name, value]) => `${name}=${encode(value)}`).join('&');
  const hash = state.heading === null ? '' : `#${encode(state.heading)}`;
  return `/${text === '' ? '' : `?${text}`}${hash}`;
}

/** Resets query, filters, year, page and order. */
export function clearFilters(state: ExplorerState): ExplorerState {
  return { ...state, q: '', filters: {}, year: null, page: 1, sort: null };
}

/** Whether a query or filter narrows the list. */
export function isFiltered({ q, filters, year }: ExplorerState): boolean {
  return q.trim() !== '' || year !== null || Object.keys(filters).length > 0;
}

/** Whether a facet has a mode. An article is in exactly one collection, so there is no `collection.all`. */
export function hasMode(kind: KindName, mode: Mode): boolean {
  return kind !== 'collection' || mode !== 'all';
}

/** The query parameter for the terms of a facet that are selected in a mode. */
export function parameterOf(facet: string, mode: Mode): string {
  return mode === 'any' ? facet : `${facet}.${mode}`;
}

/** Selects a term in the mode of its facet, or deselects it if it is selected in any mode. */
export function toggleTerm(state: ExplorerState, facet: KindName, term: string): ExplorerState {
  const chosen = modeOfTerm(state, facet, term);
  const name = parameterOf(facet, chosen ?? state.modes[facet] ?? 'any');
  const items = state.filters[name] ?? [];
  const next = chosen === null ? [...items, term] : items.filter((item) => item !== term);
  const filters = Object.entries({ ...state.filters, [name]: next }).filter(
    ([, chosen]) => chosen.length > 0,
  );
  return { ...state, page: 1, filters: Object.fromEntries(filters) };
}

/** The mode in which a term is selected, or null if it is not selected. */
export function modeOfTerm(state: ExplorerState, facet: string, term: string): Mode | null {
  return modes.find((mode) => state.filters[parameterOf(facet, mode)]?.includes(term)) ?? null;
}

/** Encodes a value but leaves `/` and `,` readable. Browsers show encoded Han characters as such in the address bar. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%2C', ',').replaceAll("'", '%27');
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
