import assert from 'node:assert/strict';
import { endpoints } from '../../contract/endpoints';
import { startWorld, type TestApp } from './support';

describe('routes', () => {
  let world: TestApp;
  before(async () => {
    world = await startWorld([]);
  });
  after(() => world.close());

  it('are exactly the operations of the contract', () => {
    // Of a layer of the router Egg's types say nothing.
    const { stack } = world.app.router as unknown as {
      stack: { name: string; path: string; methods: string[] }[];
    };
    const routes = stack.map(
      // Without the pattern of slugs with folders.
      ({ name, path, methods }) => `${name} ${methods.join()} ${path.replace(/\(.*\)/, '')}`,
    );
    const operations = Object.values(endpoints).map(
      ({ operationId, path }) => `${operationId} HEAD,GET ${path.replace(/\{(\w+)\}/g, ':$1')}`,
    );
    assert.deepEqual(routes.sort(), operations.sort());
  });
});
