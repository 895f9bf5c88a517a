import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { unpackZip } from '../packaging/unpack-zip';
import { run, UsageError } from './run';

const help = `Usage: npm run test:package -- PACKAGE [--grep TEXT]

Runs the acceptance suite over a package (dist/casebook-scf.zip, or a folder that has it unpacked) through all four ways
in: as a Web function by its scf_bootstrap, as an event function behind a function URL and behind API Gateway, through
the shim of @serverless/tencent-egg, and by "node server.js".

It runs as it would on SCF: the package at /var/user, the disk read-only but for /tmp, an unprivileged user, and 1,024
descriptors. What this machine has no rights for is left out, and said so. Exits with 1 when an answer is wrong.

  --grep TEXT  only the tests whose titles hold TEXT`;

const root = path.resolve(__dirname, '..');
const nobody = '65534';

/** Mounts the file system of SCF in a mount namespace of this process, then drops all privileges. */
const confine = `set -e
mount --bind /tmp /tmp
mount -t tmpfs tmpfs /var
mkdir -p /var/user /var/lang/node20/bin /var/tmp
touch /var/lang/node20/bin/node
mount --bind "$NODE" /var/lang/node20/bin/node
mount --bind "$PACKAGE" /var/user
mount -o remount,bind,ro /var/user
mount -o remount,ro /var
mount -o remount,bind,ro /
ulimit -n 1024
exec setpriv --reuid ${nobody} --regid ${nobody} --clear-groups --no-new-privs "$@"`;

/** Runs the acceptance suite against a package. */
async function testPackage(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { grep: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const [named] = positionals;
  if (named === undefined) throw new UsageError(help);
  const folder = fs.statSync(named, { throwIfNoEntry: false })?.isFile()
    ? await unpack(named)
    : path.resolve(named);
  for (const name of ['scf_bootstrap', 'server.js', 'event.js', 'sls.js']) {
    if (!fs.existsSync(path.join(folder, name)))
      throw new UsageError(`${folder} has no ${name}. Make the package with: npm run package`);
  }
  const obstacle = findObstacle();
  const isConfined = obstacle === undefined;
  console.log(
    isConfined
      ? `${folder} at /var/user, read-only, as user ${nobody}, with 1,024 descriptors`
      : `${folder}, with 1,024 descriptors. Left out: read-only disk and unprivileged user, because ${obstacle}.`,
  );
  const grep = values.grep === undefined ? [] : ['--fgrep', values.grep];
  const node = ['--disable-warning=ExperimentalWarning', '--require', 'esbuild-register'];
  const mocha = require.resolve('mocha/bin/mocha.js', { paths: [root] });
  const tests = [
    process.execPath,
    ...node,
    mocha,
    '--extension',
    'ts',
    '--exit',
    // On a busy machine a server may need more than the two seconds that mocha allows.
    '--timeout',
    '60000',
    'test/acceptance/package.test.ts',
    ...grep,
  ];
  const shell = isConfined
    ? ['unshare', '--mount', 'sh', '-c', confine, 'sh']
    : ['sh', '-c', 'ulimit -n 1024; exec "$@"', 'sh'];
  const [command = '', ...args] = [...shell, ...tests];
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      NODE: fs.realpathSync(process.execPath),
      PACKAGE: folder,
      CASEBOOK_TEST_PACKAGE: isConfined ? '/var/user' : folder,
      CASEBOOK_TEST_READ_ONLY: String(isConfined),
    },
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => {
      resolve(code === 0 ? 0 : 1);
    });
  });
}

/** Unpacks into a temporary folder that is removed when this process exits. */
async function unpack(file: string): Promise<string> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-package-'));
  process.once('exit', () => {
    fs.rmSync(folder, { recursive: true });
  });
  // The function runs as another user than the owner of the folder.
  fs.chmodSync(folder, 0o755);
  await unpackZip(file, folder);
  return folder;
}

/** Returns why the tests cannot be confined on this machine; undefined if they can. */
function findObstacle(): string | undefined {
  if (process.getuid?.() !== 0) return 'that takes root';
  for (const tool of ['unshare', 'setpriv', 'mount']) {
    if (spawnSync(tool, ['--version']).error) return `${tool} is not there`;
  }
  const { status } = spawnSync('unshare', ['--mount', 'true']);
  return status === 0 ? undefined : 'no mount namespace can be made';
}

run(testPackage);
