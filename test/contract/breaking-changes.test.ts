import assert from 'node:assert/strict';
import { buildOpenApi } from '../../contract/openapi/build-openapi';
import { findBreakingChanges } from '../../contract/openapi/find-breaking-changes';

type Loose = Record<string, Record<string, Record<string, Record<string, unknown>>>>;
interface Open {
  paths: Record<string, { get: { operationId: string; parameters: { name: string }[]; responses: Loose } }>;
  components: { schemas: Loose; parameters: Loose };
}

/** A document that may be changed. */
function aDocument(): Open {
  return structuredClone(buildOpenApi({ version: '1.0.0', examples: {} })) as unknown as Open;
}

const list = '/api/v1/articles';

/** Changes, and what is said of them; an addition says nothing. */
const table: readonly { name: string; change: (document: Open) => void; says: readonly RegExp[] }[] = [
  { name: 'nothing', change: () => undefined, says: [] },
  {
    name: 'an operation removed',
    change: ({ paths }) => delete paths['/api/v1/suggest'],
    says: [/^GET \/api\/v1\/suggest: the operation is gone/],
  },
  {
    name: 'an operation renamed',
    change: ({ paths }) => {
      if (paths[list]) paths[list].get.operationId = 'articles';
    },
    says: [/its operationId was listArticles and is articles/],
  },
  {
    name: 'a field removed from a summary',
    change: ({ components }) => {
      delete components.schemas.ArticleListItem?.properties?.title;
    },
    says: [/^GET \/api\/v1\/articles 200 data\[\]\.title: the field is gone/],
  },
  {
    name: 'a field deep in an article removed',
    change: ({ components }) => {
      delete components.schemas.TocEntry?.properties?.id;
    },
    says: [/data\.toc\[\]\.id: the field is gone/],
  },
  {
    name: 'a field that may be left out',
    change: ({ components }) => {
      const { Term } = components.schemas;
      if (Term) Term.required = ['name'] as never;
    },
    says: [/data\[\]\.count: the field may be left out now/],
  },
  {
    name: 'a field that may be null',
    change: ({ components }) => {
      const { ArticleListItem } = components.schemas;
      if (ArticleListItem?.properties?.words) ArticleListItem.properties.words.type = ['integer', 'null'];
    },
    says: [/data\[\]\.words: it may be of the type null now/],
  },
  {
    name: 'a field that is never null any more',
    change: ({ components }) => {
      const { ArticleListItem } = components.schemas;
      if (ArticleListItem?.properties?.description) ArticleListItem.properties.description.type = 'string';
    },
    says: [],
  },
  {
    name: 'a field added',
    change: ({ components }) => {
      const { ArticleListItem } = components.schemas;
      if (ArticleListItem?.properties) ArticleListItem.properties.seo = { type: 'string' };
    },
    says: [],
  },
  {
    name: 'a parameter removed',
    change: ({ paths }) => {
      const operation = paths[list]?.get;
      if (operation) operation.parameters = operation.parameters.filter(({ name }) => name !== 'sort');
    },
    says: [/parameter sort: it is gone/],
  },
  {
    name: 'a parameter added that must be given',
    change: ({ paths }) =>
      paths[list]?.get.parameters.push({ name: 'key', required: true, schema: {} } as never),
    says: [/parameter key: it is new and required/],
  },
  {
    name: 'a parameter added',
    change: ({ paths }) => paths[list]?.get.parameters.push({ name: 'lang', schema: {} } as never),
    says: [],
  },
  {
    name: 'a bound lowered',
    change: ({ paths }) => {
      const limit = paths[list]?.get.parameters.find(({ name }) => name === 'limit') as unknown as Loose;
      if (limit.schema) limit.schema.maximum = 50 as never;
    },
    says: [/parameter limit: maximum was 100 and is 50/],
  },
  {
    name: 'a value of a parameter removed',
    change: ({ paths }) => {
      const sort = paths[list]?.get.parameters.find(({ name }) => name === 'sort') as unknown as Loose;
      if (sort.schema) sort.schema.enum = ['date', '-date'] as never;
    },
    says: [/parameter sort: it no longer takes "title"/],
  },
  {
    name: 'an error code removed',
    change: ({ paths }) => {
      delete paths['/api/v1/tags/{name}']?.get.responses[404];
    },
    says: [/^GET \/api\/v1\/tags\/\{name\}: the answer 404 is gone/],
  },
  {
    name: 'a header removed',
    change: ({ paths }) => {
      delete paths[list]?.get.responses[200]?.headers?.ETag;
    },
    says: [/200: the header ETag is gone/],
  },
];

describe('breaking changes', () => {
  for (const { name, change, says } of table) {
    it(`tells of ${name}`, () => {
      const after = aDocument();
      change(after);
      const found = findBreakingChanges(aDocument(), after);
      if (says.length === 0) assert.deepEqual(found, []);
      for (const pattern of says)
        assert.ok(
          found.some((line) => pattern.test(line)),
          `${String(pattern)}\n${found.join('\n')}`,
        );
    });
  }
});
