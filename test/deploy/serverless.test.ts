import { Type, type TSchema } from '@sinclair/typebox';
import { Value } from '@sinclair/typebox/value';
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';

const text = fs.readFileSync(path.resolve(__dirname, '../../serverless.yml'), 'utf8');

/** Objects allow only documented inputs: the component ignores a misspelt one silently. */
const closed = (properties: Record<string, TSchema>) =>
  Type.Object(properties, { additionalProperties: false });
const optional = (properties: Record<string, TSchema>) => Type.Partial(closed(properties));

const environment = closed({
  variables: Type.Record(Type.String({ pattern: '^[A-Za-z]\\w{1,63}$' }), Type.String()),
});

/** A function URL, as documented for the component for plain functions (1154/43228). */
const urlEvent = closed({
  http: closed({
    parameters: closed({
      name: Type.String(),
      qualifier: Type.String(),
      authType: Type.Union([Type.Literal('NONE'), Type.Literal('CAM')]),
      enable: Type.Boolean(),
      netConfig: closed({ enableIntranet: Type.Boolean(), enableExtranet: Type.Boolean() }),
    }),
  }),
});

/** `functionConf`: its own inputs, and the basic ones of the component for plain functions that it refers to. */
const functionConf = Type.Composite(
  [
    optional({
      ...{ name: Type.String(), entryFile: Type.String(), handler: Type.String(), namespace: Type.String() },
      runtime: Type.String({ pattern: '^Nodejs\\d+\\.\\d+$' }),
      timeout: Type.Integer({ minimum: 1, maximum: 900 }),
      initTimeout: Type.Integer({ minimum: 3, maximum: 300 }),
      memorySize: Type.Integer({ minimum: 64, maximum: 3072 }),
      environment,
      vpc: closed({ vpcId: Type.String(), subnetId: Type.String() }),
      layers: Type.Array(closed({ name: Type.String(), version: Type.Integer() })),
      cls: closed({ logsetId: Type.String(), topicId: Type.String() }),
      ...{ role: Type.String(), tags: Type.Record(Type.String(), Type.String()) },
      ...{ eip: Type.Boolean(), asyncRunEnable: Type.Boolean(), traceEnable: Type.Boolean() },
    }),
    // Not documented for this component, see the comment in the file.
    optional({ events: Type.Array(urlEvent) }),
  ],
  { additionalProperties: false },
);

/** docs/configure.md of the framework components, for `component: egg`. */
const instance = Type.Object(
  {
    app: Type.Optional(Type.String()),
    stage: Type.Optional(Type.String()),
    component: Type.Literal('egg'),
    name: Type.String(),
    inputs: optional({
      region: Type.String({ pattern: '^[a-z]+-[a-z]+$' }),
      src: optional({
        ...{ src: Type.String(), exclude: Type.Array(Type.String()) },
        ...{ bucket: Type.String(), object: Type.String(), dist: Type.String(), hook: Type.String() },
      }),
      functionConf,
      apigatewayConf: optional({
        ...{ isDisabled: Type.Boolean(), id: Type.String(), name: Type.String(), description: Type.String() },
        ...{ protocols: Type.Array(Type.String()), environment: Type.String(), qualifier: Type.String() },
        ...{ cors: Type.Boolean(), timeout: Type.Integer(), isBase64Encoded: Type.Boolean() },
      }),
      staticConf: Type.Object({}),
    }),
  },
  { additionalProperties: false },
);

interface Instance {
  readonly inputs: {
    readonly src: { readonly src: string; readonly exclude: readonly string[] };
    readonly functionConf: {
      readonly runtime: string;
      readonly entryFile: string;
      readonly events: readonly { readonly http: { readonly parameters: { readonly netConfig: unknown } } }[];
    };
    readonly apigatewayConf: unknown;
  };
}
const { inputs } = parse(text) as Instance;

describe('serverless.yml', () => {
  it('says what the component documents, and nothing else', () => {
    assert.deepEqual([...Value.Errors(instance, parse(text))], []);
  });

  it('is not taken with an input that nobody documents', () => {
    for (const line of ['  runtimme: Nodejs20.19', '  functionName: casebook']) {
      assert.equal(Value.Check(instance, parse(`${text}${line}\n`)), false);
    }
  });

  it('deploys the packed folder with its entry, and no credentials', () => {
    assert.equal(inputs.src.src, './dist/scf');
    assert.equal(inputs.functionConf.entryFile, 'sls.js');
    assert.equal(inputs.functionConf.runtime, 'Nodejs20.19');
    assert.ok(inputs.src.exclude.includes('.env'));
  });

  it('opens a function URL to the internet, and no API gateway', () => {
    assert.deepEqual(inputs.apigatewayConf, { isDisabled: true });
    const [event] = inputs.functionConf.events;
    assert.deepEqual(event?.http.parameters.netConfig, { enableIntranet: false, enableExtranet: true });
  });

  it('says why each of its values is there', () => {
    const lines = text.split('\n');
    // These two are explained with the settings that they belong to.
    const isExplained = ['enable: true', 'name: url-trigger'];
    const unexplained = lines.filter((line, index) => {
      if (!/^ *\w+: \S/.test(line) || isExplained.includes(line.trim())) return false;
      // The comment may precede the mapping that contains the value.
      const before = lines.slice(0, index).reverse();
      const nearest = before.find((each) => !each.trim().endsWith(':')) ?? '';
      return !nearest.trimStart().startsWith('#');
    });
    assert.deepEqual(unexplained, []);
  });
});
