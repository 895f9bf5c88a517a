import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** Keyboard shortcuts: `/` focuses the search box, the arrow keys move between results, Esc calls `leave`. */
export function useKeyboard(search: RefObject<HTMLInputElement | null>, leave: () => void): void {
  const latest = useRef(leave);
  latest.current = leave;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (target?.closest('input, select, textarea, pre, [role=tablist]')) return;
      if (event.key === '/') {
        event.preventDefault();
        search.current?.focus();
        search.current?.select();
      } else if (event.key === 'Escape') latest.current();
      else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
        moveFocus(event, event.key === 'ArrowDown' ? 1 : -1);
    };
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', press);
    };
  }, []);
}

/** Focuses the previous or next result. If no result has the focus, the arrow keys scroll as usual. */
function moveFocus(event: KeyboardEvent, step: number): void {
  const results = [...document.querySelectorAll<HTMLElement>('[data-result]')];
  const at = results.findIndex((result) => result === document.activeElement);
  const next = results[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
