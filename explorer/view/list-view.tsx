import type { ResponseBodyOf } from '../../contract/endpoint';
import type { listArticles } from '../../contract/articles';
import { kindNames, sortValues } from '../../contract/names';
import { clearFilters, isFiltered, modes, parameterOf, toggleTerm } from '../state';
import { useStore } from '../store';
import type { Call } from '../use-call';
import { useLabel, type Labels } from '../use-labels';
import { ArticleCard } from './article-card';
import { Link } from './link';
import { ProblemNote } from './problem-note';

interface ListViewProps {
  readonly call: Call<ResponseBodyOf<typeof listArticles>>;
  readonly labels: Labels;
}

/** The articles that match the filters. */
export function ListView({ call, labels }: ListViewProps) {
  const { state, words, navigate } = useStore();
  const { result, isLoading } = call;
  const body = result?.body;
  return (
    <section class={`list ${isLoading ? 'is-loading' : ''}`} aria-busy={isLoading}>
      <h1 class="unseen">{words.articles}</h1>
      <div class="list-head">
        <p class="found" role="status">
          {body ? words.found(body.meta.total) : result ? '' : words.loading}
        </p>
        <label class="sort">
          <span class="unseen">{words.sort}</span>
          <select
            value={state.sort ?? ''}
            onChange={(event) => {
              const sort = sortValues.find((each) => each === event.currentTarget.value) ?? null;
              navigate({ ...state, sort, page: 1 });
            }}
          >
            {(['', ...sortValues] as const)
              .filter((each) => each !== 'relevance' || state.q !== '')
              .map((each) => (
                <option key={each} value={each}>
                  {words.sorts[each]}
                </option>
              ))}
          </select>
        </label>
      </div>
      <Chips labels={labels} />
      {body?.meta.corrected !== undefined && <p class="note">{words.corrected(body.meta.corrected)}</p>}
      {result && !body && <ProblemNote result={result} />}
      {body && (
        <ol class="cards">
          {body.data.map((article) => (
            <li key={article.id}>
              <ArticleCard article={article} labels={labels} />
            </li>
          ))}
        </ol>
      )}
      {body?.data.length === 0 && <Empty pages={body.meta.pages ?? 0} />}
      {body && body.data.length > 0 && (body.meta.pages ?? 0) > 1 && (
        <Pager page={state.page} pages={body.meta.pages ?? 1} />
      )}
      <p class="keys muted" aria-hidden="true">
        <kbd>/</kbd> <kbd>↑</kbd> <kbd>↓</kbd> <kbd>Esc</kbd> {words.keys}
      </p>
    </section>
  );
}

/** Explains an empty list: the page is past the last one, no article matches, or no article is public. */
function Empty({ pages }: { readonly pages: number }) {
  const { state, words } = useStore();
  if (pages > 0) {
    return (
      <div class="empty">
        <p>{words.pastEnd}</p>
        <p>
          <Link to={{ ...state, page: pages }}>{words.toLastPage(pages)}</Link>
        </p>
      </div>
    );
  }
  if (!isFiltered(state)) {
    return (
      <div class="empty">
        <p>{words.nothingPublic}</p>
      </div>
    );
  }
  const isSearched = state.q.trim() !== '';
  const isNarrowed = isFiltered({ ...state, q: '' });
  const hint = isSearched && isNarrowed ? 'both' : isSearched ? 'search' : 'filters';
  return (
    <div class="empty">
      <p>{words.nothing}</p>
      <p class="muted">{words.nothingHint[hint]}</p>
    </div>
  );
}

function Chips({ labels }: { readonly labels: Labels }) {
  const { state, words, navigate } = useStore();
  const label = useLabel(labels);
  const chosen = kindNames.flatMap((facet) =>
    modes.flatMap((mode) =>
      (state.filters[parameterOf(facet, mode)] ?? []).map((term) => ({ facet, mode, term })),
    ),
  );
  if (!isFiltered(state)) return null;
  return (
    <ul class="chips">
      {chosen.map(({ facet, mode, term }) => (
        <li key={`${facet} ${mode} ${term}`}>
          <button
            type="button"
            class={`chip chip-${mode}`}
            onClick={() => {
              navigate(toggleTerm(state, facet, term));
            }}
          >
            {words.chip[mode]}
            {label(facet, term)} <span aria-hidden="true">×</span>
            <span class="unseen">{words.remove}</span>
          </button>
        </li>
      ))}
      {state.year !== null && (
        <li>
          <button
            type="button"
            class="chip"
            onClick={() => {
              navigate({ ...state, year: null, page: 1 });
            }}
          >
            {state.year} <span aria-hidden="true">×</span>
            <span class="unseen">{words.remove}</span>
          </button>
        </li>
      )}
      <li>
        <Link class="chip-clear" to={clearFilters(state)}>
          {words.clear}
        </Link>
      </li>
    </ul>
  );
}

function Pager({ page, pages }: { readonly page: number; readonly pages: number }) {
  const { state, words } = useStore();
  return (
    <nav class="pager" aria-label={words.pages}>
      {page > 1 ? (
        <Link to={{ ...state, page: Math.min(page - 1, pages) }}>← {words.previousPage}</Link>
      ) : (
        <span />
      )}
      <span class="muted">{words.page(page, pages)}</span>
      {page < pages ? <Link to={{ ...state, page: page + 1 }}>{words.nextPage} →</Link> : <span />}
    </nav>
  );
}
