import type { Plugin } from 'esbuild';
import fs from 'node:fs';

/** What is known of a media type, as mime-db has it. */
interface MediaType {
  readonly charset?: string;
  readonly extensions?: readonly string[];
}

/**
 * Leaves the media types of single vendors out of mime-db, and those of which it knows neither a charset nor an extension:
 * they are unknown then, which is what they were to Koa before. Reading two thousand of them is felt at every start.
 */
export const trimMimeTypes: Plugin = {
  name: 'trim mime types',
  setup(build) {
    build.onLoad({ filter: /[\\/]mime-db[\\/]db\.json$/ }, async ({ path: file }) => {
      const types = JSON.parse(await fs.promises.readFile(file, 'utf8')) as Record<string, MediaType>;
      const kept = Object.entries(types).filter(
        ([name, { charset, extensions }]) =>
          (charset !== undefined || extensions !== undefined) && !/\/(?:vnd\.|x-)/.test(name),
      );
      return { contents: JSON.stringify(Object.fromEntries(kept)), loader: 'json' };
    });
  },
};
