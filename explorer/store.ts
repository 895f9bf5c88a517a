import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { formatState, parseState, type ExplorerState, type Language, type Theme } from './state';
import { wordsOf, type Words } from './words';

/** The state that all components share, and the function that changes it. */
export interface Store {
  readonly state: ExplorerState;
  readonly words: Words;
  readonly language: Language;
  readonly theme: Theme;
  /** Changes state and URL. Adds an entry to the browser history, or with `replace` overwrites the current one. */
  readonly navigate: (next: ExplorerState, options?: { readonly replace: boolean }) => void;
}

// Not null in practice: every component is a descendant of the provider in `App`.
export const StoreContext = createContext<Store>(null as unknown as Store);

/** The store that `App` provides. */
export function useStore(): Store {
  return useContext(StoreContext);
}

/** Keeps the state in the URL, and saves language and theme for the next visit. */
export function useUrlState(): Store {
  const [state, setState] = useState(() => parseState(location.search, location.hash));
  const dark = useMedia('(prefers-color-scheme: dark)');
  useEffect(() => {
    const read = () => {
      setState(parseState(location.search, location.hash));
    };
    addEventListener('popstate', read);
    return () => {
      removeEventListener('popstate', read);
    };
  }, []);
  const language = state.lang ?? readPreference('lang', ['zh', 'en']) ?? preferredLanguage();
  const theme = state.theme ?? readPreference('theme', ['light', 'dark']) ?? (dark ? 'dark' : 'light');
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.dataset.theme = theme;
    if (state.lang) savePreference('lang', state.lang);
    if (state.theme) savePreference('theme', state.theme);
  }, [language, theme, state.lang, state.theme]);
  const navigate = (next: ExplorerState, { replace } = { replace: false }) => {
    const url = formatState(next);
    if (replace) history.replaceState(null, '', url);
    else history.pushState(null, '', url);
    setState(next);
  };
  return { state, words: wordsOf[language], language, theme, navigate };
}

function preferredLanguage(): Language {
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const list = matchMedia(query);
    const read = () => {
      setMatches(list.matches);
    };
    list.addEventListener('change', read);
    return () => {
      list.removeEventListener('change', read);
    };
  }, [query]);
  return matches;
}

/** Returns null if the browser forbids storage; then a choice is only in the URL. */
function readPreference<T extends string>(name: string, values: readonly T[]): T | null {
  try {
    const text = localStorage.getItem(`casebook.${name}`);
    return values.find((value) => value === text) ?? null;
  } catch {
    return null;
  }
}

function savePreference(name: string, value: string): void {
  try {
    localStorage.setItem(`casebook.${name}`, value);
  } catch {
    // The browser forbids storage: the choice is still in the URL.
  }
}
