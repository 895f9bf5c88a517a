import type { ImageVariant } from '../../model/article/structure';
import type { ImageFacts } from './image';

/** How a service makes other sizes and formats of an image, by an address of its own for each. */
export interface VariantOptions {
  /** Address with `{url}` or `{encodedUrl}`, `{width}` and `{format}` in it. */
  readonly template: string;
  /** Pixels, ascending. */
  readonly widths: readonly number[];
  /** Names of formats as the service knows them; the html takes the first. */
  readonly formats: readonly string[];
  /** Hosts whose images the service can read, lower case, with their ports. */
  readonly hosts: readonly string[];
}

/**
 * Lists the variants of an image, by format as configured, then ascending: each width below its own, and its own where
 * that is not the largest. Never larger than the image itself; none for GIF (which may move) and SVG (which needs none),
 * on other hosts, and for addresses that have a query or a fragment already.
 */
export function toVariants(url: string, facts: ImageFacts, options: VariantOptions | null): ImageVariant[] {
  if (options === null || !['png', 'jpg', 'webp', 'avif'].includes(facts.format)) return [];
  if (!/^https?:\/\/[^\s,?#]+$/i.test(url) || !URL.canParse(url)) return [];
  if (!options.hosts.includes(new URL(url).host)) return [];
  const smaller = options.widths.filter((width) => width < facts.width);
  const widths = smaller.length < options.widths.length ? [...smaller, facts.width] : smaller;
  return options.formats.flatMap((format) =>
    widths.map((width) => ({
      url: fill(options.template, url, width, format),
      width,
      type: `image/${format}`,
    })),
  );
}

/** The `srcset` of an `<img>`: the variants of the first format. Empty without any. */
export function toSrcset(variants: readonly ImageVariant[]): string {
  return variants
    .filter(({ type }) => type === variants[0]?.type)
    .map(({ url, width }) => `${url} ${width}w`)
    .join(', ');
}

function fill(template: string, url: string, width: number, format: string): string {
  const values: Readonly<Record<string, string>> = {
    url,
    encodedUrl: encodeURIComponent(url),
    width: String(width),
    format,
  };
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
