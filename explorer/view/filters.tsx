import { kindNames, type KindName } from '../../contract/names';
import { hasMode, modeOfTerm, modes, parameterOf, toggleTerm } from '../state';
import { useStore } from '../store';
import { useLabel, type Labels } from '../use-labels';

type Counts = readonly { readonly name: string; readonly count: number }[];

/** Terms that a collapsed facet shows. */
const collapsedCount = 10;

interface FiltersProps {
  readonly facets: Readonly<Record<string, Counts | undefined>>;
  readonly labels: Labels;
}

/** The facets, each term with the number of articles that it would leave. */
export function Filters({ facets, labels }: FiltersProps) {
  const { state, words, navigate } = useStore();
  const isOpen = state.open === 'filters';
  const chosen = Object.values(state.filters).flat().length + (state.year === null ? 0 : 1);
  return (
    <aside class={`filters ${isOpen ? 'is-open' : ''}`} aria-label={words.filters}>
      <button
        type="button"
        class="fold"
        aria-expanded={isOpen}
        aria-controls="facets"
        onClick={() => {
          navigate({ ...state, open: isOpen ? null : 'filters' }, { replace: true });
        }}
      >
        {words.filters}
        {chosen > 0 && <span class="count">{chosen}</span>}
      </button>
      <div id="facets" class="folded">
        {kindNames.map((facet) => (
          <Facet key={facet} facet={facet} counts={facets[facet] ?? []} labels={labels} />
        ))}
        <Years counts={facets.year ?? []} />
      </div>
    </aside>
  );
}

interface FacetProps {
  readonly facet: KindName;
  readonly counts: Counts;
  readonly labels: Labels;
}

function Facet({ facet, counts, labels }: FacetProps) {
  const { state, words, navigate } = useStore();
  const label = useLabel(labels);
  const isExpanded = state.more.includes(facet);
  const mode = state.modes[facet] ?? 'any';
  const chosen = modes.flatMap((each) => state.filters[parameterOf(facet, each)] ?? []);
  // A selected term stays visible, even if it has no article left or is not among the most frequent.
  const names = counts.map(({ name }) => name);
  const gone = chosen.filter((name) => !names.includes(name)).map((name) => ({ name, count: 0 }));
  const visible = counts.filter(
    ({ name }, index) => isExpanded || index < collapsedCount || chosen.includes(name),
  );
  const rest = counts.length - visible.length;
  if (counts.length === 0 && gone.length === 0) return null;
  return (
    <fieldset class="facet">
      <legend>{words.facets[facet]}</legend>
      <div class="modes" role="group" aria-label={words.facets[facet]}>
        {modes
          .filter((each) => hasMode(facet, each))
          .map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === mode}
              title={words.modesTitle[each]}
              onClick={() => {
                navigate({ ...state, modes: { ...state.modes, [facet]: each } }, { replace: true });
              }}
            >
              {words.modes[each]}
            </button>
          ))}
      </div>
      <ul>
        {[...gone, ...visible].map(({ name, count }) => {
          const chosenAs = modeOfTerm(state, facet, name);
          return (
            <li key={name}>
              <button
                type="button"
                class={`term ${chosenAs === null ? '' : `term-${chosenAs}`}`}
                aria-pressed={chosenAs !== null}
                onClick={() => {
                  navigate(toggleTerm(state, facet, name));
                }}
              >
                <span class="term-mark" aria-hidden="true" />
                <span class="term-name">{label(facet, name)}</span>
                <span class="term-count">{count}</span>
              </button>
            </li>
          );
        })}
      </ul>
      {(rest > 0 || isExpanded) && counts.length > collapsedCount && (
        <button
          type="button"
          class="more"
          aria-expanded={isExpanded}
          onClick={() => {
            const more = isExpanded ? state.more.filter((name) => name !== facet) : [...state.more, facet];
            navigate({ ...state, more }, { replace: true });
          }}
        >
          {isExpanded ? words.less : words.more(rest)}
        </button>
      )}
    </fieldset>
  );
}

function Years({ counts }: { readonly counts: Counts }) {
  const { state, words, navigate } = useStore();
  const newestFirst = [...counts].sort((a, b) => Number(b.name) - Number(a.name));
  if (newestFirst.length === 0 && state.year === null) return null;
  const { year } = state;
  const isGone = year !== null && !counts.some(({ name }) => name === year);
  const all = isGone ? [{ name: year, count: 0 }, ...newestFirst] : newestFirst;
  return (
    <fieldset class="facet">
      <legend>{words.facets.year}</legend>
      <ul class="years">
        {all.map(({ name, count }) => (
          <li key={name}>
            <button
              type="button"
              class="year"
              aria-pressed={state.year === name}
              onClick={() => {
                navigate({ ...state, page: 1, year: state.year === name ? null : name });
              }}
            >
              {name} <span class="term-count">{count}</span>
            </button>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
