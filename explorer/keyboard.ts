import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/** `/` goes to the search, the arrows walk through results, and Esc leaves what is open. */
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
        walk(event, event.key === 'ArrowDown' ? 1 : -1);
    };
    addEventListener('keydown', press);
    return () => {
      removeEventListener('keydown', press);
    };
  }, []);
}

/** Goes to the result before or after the one that has the focus; elsewhere the arrows scroll, as they always do. */
function walk(event: KeyboardEvent, step: number): void {
  const results = [...document.querySelectorAll<HTMLElement>('[data-result]')];
  const at = results.findIndex((result) => result === document.activeElement);
  const next = results[at + step];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
