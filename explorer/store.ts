import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import { formatState, parseState, type ExplorerState, type Language, type Theme } from './state';
import { wordsOf, type Words } from './words';

/** What every part of the page may ask and do. */
export interface Store {
  readonly state: ExplorerState;
  readonly words: Words;
  readonly language: Language;
  readonly theme: Theme;
  /** Goes on to a state; with `isStep` false it takes the place of the present one in the history. */
  readonly go: (next: ExplorerState, isStep?: boolean) => void;
}

// Every part stands below the one that provides it.
export const StoreContext = createContext<Store>(null as unknown as Store);

/** The store that the page provides. */
export function useStore(): Store {
  return useContext(StoreContext);
}

/** Keeps state and address bar the same, and remembers language and colours for the next visit. */
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
  const language = state.lang ?? recall('lang', ['zh', 'en']) ?? preferredLanguage();
  const theme = state.theme ?? recall('theme', ['light', 'dark']) ?? (dark ? 'dark' : 'light');
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    document.documentElement.dataset.theme = theme;
    if (state.lang) remember('lang', state.lang);
    if (state.theme) remember('theme', state.theme);
  }, [language, theme, state.lang, state.theme]);
  const go = (next: ExplorerState, isStep = true) => {
    const url = formatState(next);
    if (isStep) history.pushState(null, '', url);
    else history.replaceState(null, '', url);
    setState(next);
  };
  return { state, words: wordsOf[language], language, theme, go };
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

/** Storage may be forbidden; then the choice holds for this address alone. */
function recall<T extends string>(name: string, values: readonly T[]): T | null {
  try {
    const text = localStorage.getItem(`casebook.${name}`);
    return values.find((value) => value === text) ?? null;
  } catch {
    return null;
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(`casebook.${name}`, value);
  } catch {
    // See above.
  }
}
