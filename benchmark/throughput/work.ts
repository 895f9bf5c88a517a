import { openRandom, type Random } from '../random';

/** One kind of requests that servers are measured with. */
export interface Work {
  readonly name: string;
  /** Paths with their queries, in the order asked; every connection begins somewhere else. */
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** `304`: the ETag of the first path goes along. `new`: no path is asked twice in a whole run. */
  readonly kind: 'repeated' | '304' | 'new';
}

const list = '/api/v1/articles';
/** How many different URLs the mix has. */
const mixSize = 2_000;
/** How many requests of the mix are drawn; after them it begins again. */
const mixLength = 20_000;

/** What the requests are made from. */
export interface Names {
  readonly ids: readonly string[];
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly collections: readonly string[];
}

/** Asks a server for the names; those that most articles have come first. */
export async function readNames(get: (path: string) => Promise<Buffer>): Promise<Names> {
  // Our own server: the contract says what is in its lists.
  const read = async <Item>(path: string) =>
    (JSON.parse((await get(path)).toString()) as { data: readonly Item[] }).data;
  const terms = async (path: string) => (await read<{ name: string }>(path)).map(({ name }) => name);
  return {
    ids: (await read<{ id: string }>('/api/v1/manifest')).map(({ id }) => id),
    tags: await terms('/api/v1/tags'),
    categories: await terms('/api/v1/categories'),
    collections: await terms('/api/v1/collections'),
  };
}

/**
 * All kinds of work for some content.
 *
 * @param newCount how many URLs never seen before there are
 */
export function makeWork(names: Names, query: string, newCount: number): Work[] {
  const { tags, categories, ids } = names;
  const [tag = 'a', other = 'b', third = 'c'] = tags.map(encodeURIComponent);
  const [category = 'a'] = categories.map(encodeURIComponent);
  const plain = { accept: 'application/json' };
  const repeated = (name: string, path: string, headers: Record<string, string> = plain): Work => ({
    name,
    paths: [path],
    headers,
    kind: 'repeated',
  });
  return [
    repeated('newest list', list),
    repeated('tag list', `${list}?tag=${tag}`),
    repeated('category page 3', `${list}?category=${category}&page=3`),
    repeated(
      'any, all, not, facets',
      `${list}?tag=${tag},${other}&category.all=${category}&tag.not=${third}&facets=tag,category,year`,
    ),
    repeated('one article', `${list}/${(ids[0] ?? '').split('/').map(encodeURIComponent).join('/')}`),
    repeated('search', `${list}?q=${encodeURIComponent(query)}`),
    { ...repeated('newest list, 304', list), kind: '304' },
    repeated('newest list, gzip', list, { ...plain, 'accept-encoding': 'gzip' }),
    repeated('newest list, brotli', list, { ...plain, 'accept-encoding': 'br' }),
    { name: `mix of ${mixSize}`, paths: drawMix(names), headers: plain, kind: 'repeated' },
    { name: 'never seen before', paths: makeNew(names, newCount), headers: plain, kind: 'new' },
  ];
}

/** Requests over 2,000 URLs, the n-th of them 1/n as often as the first (Zipf). */
function drawMix(names: Names): string[] {
  const random = openRandom(11);
  const urls = new Set<string>();
  for (let i = 0; urls.size < mixSize; i++) {
    const id = names.ids[i];
    // Half of it are articles, as long as there are some.
    if (id !== undefined && urls.size < mixSize / 2) {
      urls.add(`${list}/${id.split('/').map(encodeURIComponent).join('/')}`);
    }
    urls.add(makeList(names, random));
  }
  const shuffled = [...urls].map((url) => [random.below(1e9), url] as const).sort(([a], [b]) => a - b);
  const sums: number[] = [];
  shuffled.forEach((_, i) => sums.push((sums[i - 1] ?? 0) + 1 / (i + 1)));
  const total = sums.at(-1) ?? 0;
  return Array.from({ length: mixLength }, () => {
    const at = (random.below(1e9) / 1e9) * total;
    return shuffled[sums.findIndex((sum) => sum > at)]?.[1] ?? list;
  });
}

function makeNew(names: Names, count: number): string[] {
  const random = openRandom(13);
  const urls = new Set<string>();
  while (urls.size < count) urls.add(makeList(names, random));
  return [...urls];
}

/** A list by some filters; there are millions. */
function makeList({ tags, categories, collections }: Names, random: Random): string {
  const pick = (values: readonly string[]) => encodeURIComponent(values[random.below(values.length)] ?? 'a');
  const parts = [
    random.below(2) === 0 ? `tag=${pick(tags)}` : `category=${pick(categories)}`,
    random.below(3) === 0 ? `tag.not=${pick(tags)}` : '',
    random.below(4) === 0 ? `collection=${pick(collections)}` : '',
    random.below(4) === 0
      ? `facets=${['tag', 'category', 'year', 'tag,author'][random.below(4)] ?? 'tag'}`
      : '',
    random.below(3) === 0 ? `sort=${['title', 'date', '-updatedAt'][random.below(3)] ?? 'date'}` : '',
    `from=${1990 + random.below(25)}-${String(1 + random.below(12)).padStart(2, '0')}`,
    random.below(2) === 0 ? `page=${1 + random.below(3)}` : '',
    `limit=${6 + random.below(9)}`,
  ];
  return `${list}?${parts.filter((part) => part !== '').join('&')}`;
}
