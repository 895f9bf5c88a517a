import type { ApiResult } from '../call-api';
import { useStore } from '../store';
import { Link } from './link';

/** A failed call: status, code and detail of the problem, and links to the articles that it suggests. */
export function ProblemNote({ result }: { readonly result: ApiResult<unknown> }) {
  const { state, words } = useStore();
  const { problem } = result;
  if (!problem) return <p class="note note-bad">{words.unreachable}</p>;
  const suggestions = problem.suggestions ?? problem.candidates ?? [];
  return (
    <div class="note note-bad">
      <p>
        <strong>
          {problem.status} {problem.code}
        </strong>{' '}
        {problem.detail}
      </p>
      {suggestions.length > 0 && (
        <>
          <p>{words.didYouMean}</p>
          <ul>
            {suggestions.map((id) => (
              <li key={id}>
                <Link to={{ ...state, view: 'article', article: id }}>{id}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
