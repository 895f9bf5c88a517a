import { createRandom, type Random } from '../random';

/** One kind of requests to measure servers with. */
export interface Work {
  readonly name: string;
  /** Paths with queries, in the order of the requests. */
  readonly paths: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  /** `304`: requests send the ETag of the first path. `new`: no path is requested twice in a run. */
  readonly kind: 'repeated' | '304' | 'new';
}

const list = '/api/v1/articles';
/** Number of distinct URLs in the mix. */
const mixSize = 2_000;
/** Length of the sequence of requests, which then repeats. */
const mixLength = 20_000;

/** The ids and terms that requests are made from. */
export interface Names {
  readonly ids: readonly string[];
  readonly tags: readonly string[];
  readonly categories: readonly string[];
  readonly collections: readonly string[];
}

/** Reads ids and terms from a server; the most frequent terms come first. */
export async function readNames(get: (path: string) => Promise<Buffer>): Promise<Names> {
  // Our own server, so the responses need no validation.
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
 * Lists all kinds of work for some content.
 *
 * @param newCount how many new URLs to make
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

/** Draws requests for 2,000 URLs with a Zipf distribution: the n-th URL has 1/n of the frequency of the first. */
function drawMix(names: Names): string[] {
  const random = createRandom(11);
  const urls = new Set<string>();
  for (let i = 0; urls.size < mixSize; i++) {
    const id = names.ids[i];
    // Half of the URLs are articles, if there are enough.
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
  const random = createRandom(13);
  const urls = new Set<string>();
  while (urls.size < count) urls.add(makeList(names, random));
  return [...urls];
}

/** Makes a list request with random filters, out of millions. */
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
