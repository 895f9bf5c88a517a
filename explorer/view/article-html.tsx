import { useEffect, useRef } from 'preact/hooks';
import { useStore } from '../store';
import { toArticleId } from '../to-article-id';

interface ArticleHtmlProps {
  readonly id: string;
  /** Sanitised by the server. The Content-Security-Policy of the page also forbids inline scripts and styles. */
  readonly html: string;
}

/**
 * Renders the HTML of an article in a shadow tree, so that its ids, classes and styles cannot clash with the page.
 */
export function ArticleHtml({ id, html }: ArticleHtmlProps) {
  const { state, navigate } = useStore();
  const host = useRef<HTMLDivElement>(null);
  const follow = useRef<(event: MouseEvent) => void>(() => undefined);
  follow.current = (event) => {
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null;
    const href = link?.getAttribute('href') ?? '';
    if (href === '' || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const article = toArticleId(href, id);
    if (href.startsWith('#')) navigate({ ...state, heading: decodeHash(href) });
    else if (article !== null) navigate({ ...state, article, heading: null });
    else window.open(new URL(href, location.href), '_blank', 'noopener,noreferrer');
    event.preventDefault();
  };
  useEffect(() => {
    if (!host.current) return;
    const root =
      host.current.shadowRoot ??
      createRoot(host.current, (event) => {
        follow.current(event);
      });
    const body = root.querySelector('.article');
    if (!body) return;
    body.innerHTML = html;
    // These scroll sideways when they are wider than the page; a tab stop makes them scrollable by keyboard.
    for (const wide of body.querySelectorAll('pre, table')) wide.setAttribute('tabindex', '0');
  }, [html]);
  useEffect(() => {
    if (state.heading === null) return;
    host.current?.shadowRoot?.getElementById(state.heading)?.scrollIntoView({ block: 'start' });
  }, [html, state.heading]);
  return <div class="html" ref={host} />;
}

function createRoot(host: HTMLElement, follow: (event: MouseEvent) => void): ShadowRoot {
  const root = host.attachShadow({ mode: 'open' });
  const style = document.createElement('link');
  style.rel = 'stylesheet';
  style.href = '/explorer/article.css';
  const body = document.createElement('div');
  body.className = 'article';
  root.append(style, body);
  body.addEventListener('click', follow);
  return root;
}

function decodeHash(href: string): string | null {
  try {
    return decodeURIComponent(href.slice(1));
  } catch {
    return null;
  }
}
