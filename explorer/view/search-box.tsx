import type { RefObject, TargetedKeyboardEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ResponseBodyOf } from '../../contract/endpoint';
import type { listSuggestions, Suggestion } from '../../contract/suggest';
import { toSuggestRequest } from '../requests';
import { clearFilters, modeOfTerm, toggleTerm, type ExplorerState } from '../state';
import { useStore } from '../store';
import { useCall } from '../use-call';

/** Debounce: a request is sent this many milliseconds after the last keystroke. */
const debounceMs = 160;

/** The search box: searches while the user types, and shows completions. */
export function SearchBox({ input }: { readonly input: RefObject<HTMLInputElement | null> }) {
  const { state, words, navigate } = useStore();
  const [typed, setTyped] = useState(state.q);
  const [requested, setRequested] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  // The query in the URL may change without typing: by back, forward, a completion or the filters.
  useEffect(() => {
    setTyped((now) => (now.trim() === state.q ? now : state.q));
  }, [state.q]);
  useEffect(() => {
    const q = typed.trim();
    if (q === state.q && requested === q) return;
    const timer = setTimeout(() => {
      setRequested(q);
      // The first letter adds a history entry; further letters replace it.
      if (q !== state.q) navigate(toSearch(state, q), { replace: state.q !== '' && state.view === 'list' });
    }, debounceMs);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, state.q]);

  const call = useCall<ResponseBodyOf<typeof listSuggestions>>(
    isOpen && requested !== '' ? toSuggestRequest(requested) : null,
  );
  const found = call?.result?.body?.data ?? [];
  const isShown = isOpen && found.length > 0 && requested !== '';

  const choose = (suggestion: Suggestion) => {
    setOpen(false);
    setActive(-1);
    const { type, text, id } = suggestion;
    if (type === 'article' && id !== null) {
      navigate({ ...toSearch(state, state.q), view: 'article', article: id });
      scrollTo(0, 0);
    } else if (type !== 'article') {
      const list = toSearch(clearFilters(state), '');
      navigate(modeOfTerm(list, type, text) ? list : toggleTerm({ ...list, modes: {} }, type, text));
    }
  };
  const press = (event: TargetedKeyboardEvent<HTMLInputElement>) => {
    if (event.isComposing) return;
    const chosen = found[active];
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!isShown) {
        if (requested === '') return;
        setOpen(true);
        return;
      }
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive(((active + 1 + step + found.length + 1) % (found.length + 1)) - 1);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (isShown && chosen) choose(chosen);
      else if (typed.trim() !== state.q || state.view !== 'list') navigate(toSearch(state, typed.trim()));
      setOpen(false);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (isShown) setOpen(false);
      else if (typed !== '') setTyped('');
      else event.currentTarget.blur();
      setActive(-1);
    }
  };
  return (
    <div class="search" role="search">
      <input
        ref={input}
        type="search"
        role="combobox"
        list={undefined}
        aria-label={words.search}
        aria-expanded={isShown}
        aria-controls="suggestions"
        aria-autocomplete="list"
        aria-activedescendant={isShown && active >= 0 ? `suggestion-${active}` : undefined}
        placeholder={words.searchHint}
        autocomplete="off"
        spellcheck={false}
        maxLength={100}
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setOpen(true);
          setActive(-1);
        }}
        onKeyDown={press}
        onBlur={() => {
          setOpen(false);
        }}
      />
      <kbd aria-hidden="true">/</kbd>
      <div class="suggestions" hidden={!isShown}>
        <ul id="suggestions" role="listbox" aria-label={words.suggestions}>
          {found.map((suggestion, index) => (
            <li
              key={`${suggestion.type}:${suggestion.id ?? suggestion.text}`}
              id={`suggestion-${index}`}
              role="option"
              aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault();
                choose(suggestion);
              }}
            >
              <span class="suggestion-text">{suggestion.text}</span>
              <span class="suggestion-kind">
                {suggestion.type === 'article' ? words.articles : words.facets[suggestion.type]}
                {suggestion.count !== null && ` · ${suggestion.count}`}
              </span>
            </li>
          ))}
        </ul>
        {call && (
          <p class="suggestions-call">
            <code>GET {decodeURI(call.result?.path ?? '')}</code>
          </p>
        )}
      </div>
    </div>
  );
}

function toSearch(state: ExplorerState, q: string): ExplorerState {
  return { ...state, q, view: 'list', article: null, heading: null, show: 'html', page: 1 };
}
