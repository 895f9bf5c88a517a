import assert from 'node:assert/strict';
import { format, inspect } from 'node:util';
import v8 from 'node:v8';
import { Secret } from '../../config/secret';
import { startWorld } from '../app/support';

describe('Secret', () => {
  const secret = new Secret('hush');
  const holder = { list: [secret], map: new Map([[secret, secret]]) };
  const error = Object.assign(new Error(`with ${String(secret)}`, { cause: { secret } }), { secret });
  const prints: Readonly<Record<string, () => unknown>> = {
    'as a text': () => `${String(secret)}${secret.toString()}${[secret].join('')}`,
    'as a primitive value': () => secret.valueOf() === secret && String(Object(secret)),
    'as JSON': () => JSON.stringify({ secret, ...holder }),
    'by an inspection': () => inspect(holder, { depth: 9, showHidden: true, showProxy: true, getters: true }),
    'without its own inspection': () => inspect(holder, { depth: 9, showHidden: true, customInspect: false }),
    'by the formats of the console': () =>
      format('%s %d %i %j %o %O', ...Array<Secret>(6).fill(secret), secret),
    'as part of an error': () => inspect(error, { depth: 9, showHidden: true }),
    'by its properties': () =>
      JSON.stringify([Object.entries(secret), Reflect.ownKeys(secret), Object.assign({}, secret)]),
    'as a clone': () => inspect([structuredClone(secret), v8.serialize(secret).toString('latin1')]),
  };

  for (const [name, print] of Object.entries(prints)) {
    it(`is not printed ${name}`, () => {
      assert.ok(!String(print()).includes('hush'));
    });
  }

  it('is printed as stars, and revealed', () => {
    assert.deepEqual(
      [String(secret), JSON.stringify(secret), inspect(secret), secret.reveal()],
      ['***', '"***"', '***', 'hush'],
    );
  });
});

it('prints no secret of the environment with the application, its configuration or its loader', async () => {
  const hushed = 'hush'.repeat(8);
  const world = await startWorld([{ id: 'blog/a' }], {
    env: { ALERT_WEBHOOK: `https://chat.example/${hushed}`, PREVIEW_SECRET: `${hushed},${hushed}2` },
  });
  const { config, loader } = world.app as unknown as { config: { casebook: object }; loader: object };
  assert.match(inspect(config.casebook), /previewSecrets: \[ \*{3}, \*{3} \],[^]* alertWebhook: \*{3},/);
  for (const value of [world.app, config, loader])
    assert.ok(!inspect(value, { depth: 12, showHidden: true }).includes(hushed));
  assert.ok(!JSON.stringify(config.casebook).includes(hushed));
  await world.close();
});
