import type { ArticleListItem } from '../../contract/article-schemas';
import { readHighlight } from '../read-highlight';
import { useStore } from '../store';
import { useLabel, type Labels } from '../use-labels';
import { Link } from './link';
import { Picture } from './picture';

interface ArticleCardProps {
  readonly article: ArticleListItem;
  readonly labels: Labels;
}

/** One article of a list. */
export function ArticleCard({ article, labels }: ArticleCardProps) {
  const { state, words } = useStore();
  const label = useLabel(labels);
  const { id, title, description, excerpt, highlight } = article;
  const facts = [
    article.date,
    label('collection', article.collection),
    words.minutes(article.readingMinutes),
    article.authors.map(({ name }) => name).join('、'),
  ];
  return (
    <article class="card">
      <Picture url={article.thumbnail?.url ?? null} title={title} />
      <div class="card-text">
        <h2>
          <Link isResult to={{ ...state, view: 'article', article: id, open: null }}>
            {highlight ? <Marked html={highlight.title} /> : title}
          </Link>
        </h2>
        <p class="card-excerpt">
          {highlight ? <Marked html={highlight.snippet} /> : (description ?? excerpt)}
        </p>
        <p class="facts">
          {article.outdated && <span class="badge">{words.outdated}</span>}
          {facts.filter(Boolean).join(' · ')}
          {article.tags.slice(0, 4).map((tag) => (
            <span class="tag" key={tag}>
              {tag}
            </span>
          ))}
        </p>
      </div>
    </article>
  );
}

/** A highlight with its matches marked. */
function Marked({ html }: { readonly html: string }) {
  return (
    <>
      {readHighlight(html).map(({ text, isMarked }, index) =>
        isMarked ? <mark key={index}>{text}</mark> : text,
      )}
    </>
  );
}
