import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript';
import { FetchingJSONSchemaStore, InputData, JSONSchemaInput, quicktype } from 'quicktype-core';

const source = fs.readFileSync(path.resolve(__dirname, '../../openapi.json'), 'utf8');

/** What a program in TypeScript says of the types that were made from the document. */
const program = `
import type { components, operations, paths } from './schema';

type Query = NonNullable<operations['listArticles']['parameters']['query']>;
export const query: Query = { tag: ['客户案例'], facets: ['tag'], limit: 5 };
// @ts-expect-error an unknown parameter
export const misspelt: Query = { categroy: ['news'] };

type Answer = paths['/api/v1/articles/{collection}/{slug}']['get']['responses'][200]['content']['application/json'];
export const title = (answer: Answer): string | undefined => answer.data.title;
export const tags = (article: components['schemas']['Article']): string[] => article.tags;
type Problem = operations['listArticles']['responses'][400]['content']['application/problem+json'];
export const code = (problem: Problem): string => problem.code;
`;

// By those who make clients for their own language.
describe('generators of others', () => {
  it('make types in TypeScript of the document, which compile under the strictest rules', async () => {
    const types = astToString(await openapiTS(JSON.parse(source) as OpenAPI3));
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-types-'));
    try {
      fs.writeFileSync(path.join(folder, 'schema.d.ts'), types);
      fs.writeFileSync(path.join(folder, 'program.ts'), program);
      const compilerOptions = {
        ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
        ...{ noEmit: true, types: [], module: 'esnext', moduleResolution: 'bundler' },
      };
      fs.writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
      const tsc = require.resolve('typescript/bin/tsc');
      const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' });
      assert.deepEqual({ status, stdout }, { status: 0, stdout: '' });
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });

  const languages = [
    {
      lang: 'kotlin',
      options: { framework: 'kotlinx', package: 'casebook' },
      article: /^data class Article \($/m,
      fields: [
        /^ {4}val title: String,$/m,
        /^ {4}val toc: List<TocEntry>,$/m,
        /^ {4}val thumbnail: Thumbnail\? = null,$/m,
      ],
    },
    {
      lang: 'swift',
      options: {},
      article: /^struct Article: Codable/m,
      fields: [
        /^ {4}let title: String$/m,
        /^ {4}let toc: \[TocEntry\]$/m,
        /^ {4}let thumbnail: Thumbnail\?$/m,
      ],
    },
  ] as const;
  for (const { lang, options, article, fields } of languages) {
    it(`make types in ${lang} of its schemas`, async () => {
      const schemas = new JSONSchemaInput(new FetchingJSONSchemaStore());
      await schemas.addSource({
        name: 'Casebook',
        uris: ['openapi.json#/components/schemas/'],
        schema: source,
      });
      const inputData = new InputData();
      inputData.addInput(schemas);
      const { lines } = await quicktype({ inputData, lang, rendererOptions: options });
      const text = lines.join('\n');
      for (const pattern of [article, ...fields]) assert.match(text, pattern);
    });
  }
});
