import type { RefObject } from 'preact';
import { clearFilters } from '../state';
import { useStore } from '../store';
import { Link } from './link';
import { SearchBox } from './search-box';

/** The top of every view: name, search box, links to the other views, language and theme. */
export function Header({ search }: { readonly search: RefObject<HTMLInputElement | null> }) {
  const { state, words, theme, navigate, language } = useStore();
  const list = { ...state, view: 'list', article: null, heading: null, show: 'html', open: null } as const;
  return (
    <header class="top">
      <Link class="brand" to={clearFilters(list)} label="Casebook">
        <svg viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
          <rect width="32" height="32" rx="8" class="brand-ground" />
          <path d="M9 8.5h9.5A4.5 4.5 0 0 1 23 13v10.5H13A4 4 0 0 1 9 19.5z" class="brand-line" />
          <path d="M9 19.5a4 4 0 0 1 4-4h10" class="brand-line" />
        </svg>
        <span>Casebook</span>
      </Link>
      <SearchBox input={search} />
      <nav class="ways" aria-label={words.siteSections}>
        <Link to={list} current={state.view === 'list'}>
          {words.articles}
        </Link>
        <Link to={{ ...list, view: 'health' }} current={state.view === 'health'}>
          {words.health}
        </Link>
        <a href="/docs">{words.docs}</a>
        <button
          type="button"
          class="quiet"
          title={words.languageTitle}
          onClick={() => {
            navigate({ ...state, lang: language === 'zh' ? 'en' : 'zh' }, { replace: true });
          }}
        >
          {words.language}
        </button>
        <button
          type="button"
          class="quiet"
          onClick={() => {
            navigate({ ...state, theme: theme === 'dark' ? 'light' : 'dark' }, { replace: true });
          }}
        >
          {theme === 'dark' ? words.toLight : words.toDark}
        </button>
      </nav>
    </header>
  );
}
