import { kindNames, sortValues, type KindName, type Sort } from '../contract/names';
import type { FilterName } from '../contract/parameters';
import { joinList, splitList } from './list-text';

/** How chosen terms are joined: any of them, every one, or none. */
export const modes = ['any', 'all', 'not'] as const;
export type Mode = (typeof modes)[number];

/** The parameters that take names of one kind. */
type NameFilter = Extract<FilterName, KindName | `${KindName}.${Mode}`>;

/** The filters of the API that take names, by parameter. */
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

/** All that the page shows follows from this and from the answers of the API; the URL holds it whole. */
export interface ExplorerState {
  readonly view: (typeof views)[number];
  /** The id of the article shown; null in the other views. */
  readonly article: string | null;
  /** The heading of the article to scroll to. */
  readonly heading: string | null;
  readonly show: Show;
  readonly q: string;
  /** Null: the API's own default. */
  readonly sort: Sort | null;
  readonly page: number;
  /** Chosen terms by parameter of the API, such as `tag.all`. */
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly year: string | null;
  /** What a click on a term of a facet does. */
  readonly modes: Readonly<Record<string, Mode>>;
  /** Facets that show all their terms. */
  readonly more: readonly string[];
  /** On narrow screens, what is unfolded. */
  readonly open: Panel | null;
  readonly code: Code;
  /** Null: what the browser prefers. */
  readonly lang: Language | null;
  readonly theme: Theme | null;
}

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((value) => value === text) ?? null;

/** Reads the state out of a URL's query and fragment; what makes no sense counts as absent. */
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

/** Writes the state as path, query and fragment; what is as usual is left out. */
export function formatState(state: ExplorerState): string {
  const query: [string, string][] = [];
  const add = (name: string, value: string | null, usual = '') => {
    if (value !== null && value !== usual) query.push([name, value]);
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

/** The list without any filter, as the reader likes to see it. */
export function clearFilters(state: ExplorerState): ExplorerState {
  return { ...state, q: '', filters: {}, year: null, page: 1, sort: null };
}

/** Whether the list is not the whole one. */
export function isFiltered({ q, filters, year }: ExplorerState): boolean {
  return q.trim() !== '' || year !== null || Object.keys(filters).length > 0;
}

/** Whether names of a kind can be joined so: an article is in one collection, so there is no `collection.all`. */
export function hasMode(kind: KindName, mode: Mode): boolean {
  return kind !== 'collection' || mode !== 'all';
}

/** The parameter that holds terms of a facet chosen in a mode. */
export function parameterOf(facet: string, mode: Mode): string {
  return mode === 'any' ? facet : `${facet}.${mode}`;
}

/** Chooses a term, or gives it up where it is chosen in any mode. */
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

/** In which mode a term is chosen, or null when it is not. */
export function modeOfTerm(state: ExplorerState, facet: string, term: string): Mode | null {
  return modes.find((mode) => state.filters[parameterOf(facet, mode)]?.includes(term)) ?? null;
}

/** What readers can read in the address bar, they may; Han characters are shown by browsers as they are. */
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
