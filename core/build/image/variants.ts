import type { ImageVariant } from '../../model/article/structure';
import type { ImageFacts } from './image';

/** An image service that resizes and converts images by URL. */
export interface VariantOptions {
  /** URL template with `{url}` or `{encodedUrl}`, `{width}` and `{format}`. */
  readonly template: string;
  /** In pixels, ascending. */
  readonly widths: readonly number[];
  /** Format names of the service. The HTML uses the first. */
  readonly formats: readonly string[];
  /** Hosts whose images the service can read, in lower case, with ports. */
  readonly hosts: readonly string[];
}

/**
 * Lists the variants of an image, by format in the configured order, then by width. The widths are those below the width
 * of the image, and that width itself if it is less than the largest one configured.
 *
 * There are no variants of a GIF (it may be animated), an SVG (it scales), an image on another host, and a URL with a
 * query or fragment.
 */
export function toVariants(url: string, facts: ImageFacts, options: VariantOptions | null): ImageVariant[] {
  if (options === null || !['png', 'jpg', 'webp', 'avif'].includes(facts.format)) return [];
  if (!/^https?:\/\/[^\s,?#]+$/i.test(url) || !URL.canParse(url)) return [];
  if (!options.hosts.includes(new URL(url).host)) return [];
  const smaller = options.widths.filter((width) => width < facts.width);
  const widths = smaller.length < options.widths.length ? [...smaller, facts.width] : smaller;
  return options.formats.flatMap((format) =>
    widths.map((width) => ({
      url: fillTemplate(options.template, url, width, format),
      width,
      type: `image/${format}`,
    })),
  );
}

/** Returns the `srcset` of an `<img>`: the variants of the first format. */
export function toSrcset(variants: readonly ImageVariant[]): string {
  return variants
    .filter(({ type }) => type === variants[0]?.type)
    .map(({ url, width }) => `${url} ${width}w`)
    .join(', ');
}

function fillTemplate(template: string, url: string, width: number, format: string): string {
  const values: Readonly<Record<string, string>> = {
    url,
    encodedUrl: encodeURIComponent(url),
    width: String(width),
    format,
  };
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
