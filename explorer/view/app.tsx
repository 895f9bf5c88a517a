import { useRef } from 'preact/hooks';
import type { ResponseBodyOf } from '../../contract/endpoint';
import type { getArticle, listArticles } from '../../contract/articles';
import { useKeyboard } from '../keyboard';
import { toArticleRequest, toListRequest } from '../requests';
import { StoreContext, useUrlState } from '../store';
import { useLabels } from '../use-labels';
import { useCall } from '../use-call';
import { ArticleView } from './article-view';
import { Filters } from './filters';
import { Header } from './header';
import { HealthView } from './health-view';
import { ListView } from './list-view';
import { RequestPanel } from './request-panel';

/** The page: the header, and the view that the URL names beside the request that it was made from. */
export function App() {
  const store = useUrlState();
  const { state, words, navigate } = store;
  const search = useRef<HTMLInputElement>(null);
  useKeyboard(search, () => {
    if (state.view !== 'list')
      navigate({ ...state, view: 'list', article: null, heading: null, show: 'html' });
  });
  // Requested here and not in the views: going back from an article shows the last list at once.
  const list = useCall<ResponseBodyOf<typeof listArticles>>(
    state.view === 'list' ? toListRequest(state) : null,
  );
  const article = useCall<ResponseBodyOf<typeof getArticle>>(
    state.article === null ? null : toArticleRequest(state, state.article),
  );
  const labels = useLabels();
  return (
    <StoreContext.Provider value={store}>
      <a class="skip" href="#content">
        {words.skip}
      </a>
      <Header search={search} />
      <div class={`frame frame-${state.view}`}>
        {list && <Filters facets={list.result?.body?.meta.facets ?? {}} labels={labels} />}
        <main id="content" tabIndex={-1} aria-label={words.main}>
          {list && <ListView call={list} labels={labels} />}
          {article && <ArticleView call={article} labels={labels} />}
          {state.view === 'health' && <HealthView />}
        </main>
        {list && <RequestPanel call={list} />}
        {article && <RequestPanel call={article} />}
      </div>
    </StoreContext.Provider>
  );
}
