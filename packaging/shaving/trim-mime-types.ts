import type { Plugin } from 'esbuild';
import fs from 'node:fs';

/** An entry of mime-db. */
interface MediaType {
  readonly charset?: string;
  readonly extensions?: readonly string[];
}

/**
 * Removes from mime-db the media types of single vendors, and the types without charset and extension, which Koa cannot use
 * anyway. Parsing all two thousand slows every start.
 */
export const trimMimeTypes: Plugin = {
  name: 'trim mime types',
  setup(build) {
    build.onLoad({ filter: /[\\/]mime-db[\\/]db\.json$/ }, async ({ path: file }) => {
      const types = JSON.parse(await fs.promises.readFile(file, 'utf8')) as Record<string, MediaType>;
      const selected = Object.entries(types).filter(
        ([name, { charset, extensions }]) =>
          (charset !== undefined || extensions !== undefined) && !/\/(?:vnd\.|x-)/.test(name),
      );
      return { contents: JSON.stringify(Object.fromEntries(selected)), loader: 'json' };
    });
  },
};
