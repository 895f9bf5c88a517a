import { useEffect, useRef } from 'preact/hooks';
import type { ResponseBodyOf } from '../../contract/endpoint';
import type { getArticle } from '../../contract/articles';
import type { Article, Neighbour } from '../../contract/article-schemas';
import { articleFormats, toggleTerm, type ExplorerState } from '../state';
import { useStore } from '../store';
import type { Call } from '../use-call';
import { useLabel, type Labels } from '../use-labels';
import { ArticleHtml } from './article-html';
import { Link } from './link';
import { Picture } from './picture';
import { ProblemNote } from './problem-note';

interface ArticleViewProps {
  readonly call: Call<ResponseBodyOf<typeof getArticle>>;
  readonly labels: Labels;
}

/** One article as HTML, Markdown or JSON, with the previous, next and related ones. */
export function ArticleView({ call, labels }: ArticleViewProps) {
  const { state, words, navigate } = useStore();
  const { result, isLoading } = call;
  const article = result?.body?.data;
  const head = useRef<HTMLHeadingElement>(null);
  const isStale = article !== undefined && article.id !== state.article;
  // Moves the focus to the heading, so that a screen reader announces the new article.
  useEffect(() => {
    if (article && !isStale && state.heading === null) head.current?.focus({ preventScroll: true });
  }, [article?.id, isStale]);
  const list = { ...state, view: 'list', article: null, heading: null, show: 'html', open: null } as const;
  return (
    <section class={`one ${isLoading ? 'is-loading' : ''}`} aria-busy={isLoading}>
      <p class="back">
        <Link to={list}>← {words.back}</Link>
      </p>
      {!result && <p role="status">{words.loading}</p>}
      {result && !article && <ProblemNote result={result} />}
      {article && (
        <>
          <h1 ref={head} tabIndex={-1}>
            {article.title}
          </h1>
          <Facts article={article} list={list} labels={labels} />
          <div class="segments" role="group" aria-label={words.form}>
            {articleFormats.map((show) => (
              <button
                key={show}
                type="button"
                aria-pressed={state.show === show}
                onClick={() => {
                  navigate({ ...state, show });
                }}
              >
                {words.shows[show]}
              </button>
            ))}
          </div>
          <Content article={article} />
          <Neighbours article={article} />
          <Related article={article} />
        </>
      )}
    </section>
  );
}

interface FactsProps {
  readonly article: Article;
  readonly list: ExplorerState;
  readonly labels: Labels;
}

function Facts({ article, list, labels }: FactsProps) {
  const { words } = useStore();
  const label = useLabel(labels);
  const plain = { ...list, q: '', filters: {}, year: null, page: 1, modes: {}, sort: null };
  return (
    <div class="facts facts-wide">
      {article.outdated && <span class="badge">{words.outdated}</span>}
      {article.date !== null && <time dateTime={article.date}>{article.date}</time>}
      <Link to={toggleTerm(plain, 'collection', article.collection)}>
        {label('collection', article.collection)}
      </Link>
      {article.authors.map(({ name }) => (
        <Link key={name} to={toggleTerm(plain, 'author', name)}>
          {name}
        </Link>
      ))}
      <span>{words.wordCount(article.words)}</span>
      <span>{words.minutes(article.readingMinutes)}</span>
      {article.tags.map((tag) => (
        <Link key={tag} class="tag" to={toggleTerm(plain, 'tag', tag)}>
          {tag}
        </Link>
      ))}
    </div>
  );
}

function Content({ article }: { readonly article: Article }) {
  const { state, words } = useStore();
  const { content } = article;
  if (state.show === 'json')
    return <Source label={words.shows.json} text={JSON.stringify({ data: article }, null, 2)} />;
  if (state.show === 'markdown')
    return <Source label={words.shows.markdown} text={content?.markdown ?? ''} />;
  return (
    <>
      {article.toc.length > 0 && (
        <details class="contents" open>
          <summary>{words.contents}</summary>
          <nav aria-label={words.contents}>
            <Entries entries={article.toc} />
          </nav>
        </details>
      )}
      <ArticleHtml id={article.id} html={content?.html ?? ''} />
    </>
  );
}

function Entries({ entries }: { readonly entries: Article['toc'] }) {
  const { state } = useStore();
  return (
    <ul>
      {entries.map(({ id, text, children }) => (
        <li key={id}>
          <Link to={{ ...state, heading: id }}>{text}</Link>
          {children.length > 0 && <Entries entries={children} />}
        </li>
      ))}
    </ul>
  );
}

function Source({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <pre class="source" tabIndex={0} role="region" aria-label={label}>
      <code>{text}</code>
    </pre>
  );
}

function Neighbours({ article }: { readonly article: Article }) {
  const { words } = useStore();
  const { previous, next } = article;
  if (!previous && !next) return null;
  return (
    <nav class="neighbours" aria-label={words.neighbours}>
      <NeighbourLink neighbour={previous} label={`← ${words.older}`} />
      <NeighbourLink neighbour={next} label={`${words.newer} →`} />
    </nav>
  );
}

function NeighbourLink({
  neighbour,
  label,
}: {
  readonly neighbour: Neighbour | null;
  readonly label: string;
}) {
  const { state } = useStore();
  if (!neighbour) return <span />;
  return (
    <Link class="near" to={{ ...state, article: neighbour.id, heading: null }}>
      <span class="muted">{label}</span>
      <strong>{neighbour.title}</strong>
    </Link>
  );
}

function Related({ article }: { readonly article: Article }) {
  const { state, words } = useStore();
  if (article.related.length === 0) return null;
  return (
    <section class="related" aria-labelledby="related">
      <h2 id="related">{words.related}</h2>
      <ul>
        {article.related.map(({ id, title, date, thumbnail }) => (
          <li key={id}>
            <Picture url={thumbnail?.url ?? null} title={title} />
            <div>
              <Link isResult to={{ ...state, article: id, heading: null }}>
                {title}
              </Link>
              <span class="muted">{date}</span>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
