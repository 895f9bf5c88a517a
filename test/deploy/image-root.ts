import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { PackedFolder } from './packed-folder';
import type { Stage } from './read-dockerfile';

/** The file system of an image, laid out in a temporary folder. */
export interface ImageRoot {
  readonly stage: Stage;
  readonly folder: string;
  /** Folders of this machine that are mounted into the image. */
  readonly mounts: readonly { readonly from: string; readonly to: string }[];
  remove: () => void;
}

/** The PATH of the base image; `/opt/node` is the Node.js that runs the tests. */
const searchPath = '/opt/node:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** Seconds that a container runtime waits between SIGTERM and SIGKILL. */
const grace = 15;

/** Returns why this machine cannot run an image as a container runtime does, or null if it can. */
export function findObstacle(): string | null {
  if (process.platform !== 'linux') return 'this is not Linux';
  if (process.getuid?.() !== 0) return 'the tests do not run as root';
  const args = ['--mount', '--pid', '--fork', 'sh', '-c', 'mount --make-rprivate / && setpriv --version'];
  const { status, stderr } = spawnSync('unshare', args, { encoding: 'utf8' });
  return status === 0 ? null : `unshare, mount or setpriv does not work here: ${stderr.trim()}`;
}

/** Copies the files that the `COPY` lines of the image name. All of them must come from the packed folder. */
export function layOutImage(stage: Stage, packed: PackedFolder): ImageRoot {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-image-'));
  // The root folder must be readable by every user; mkdtemp makes it private.
  fs.chmodSync(folder, 0o755);
  const inside = (name: string) => path.join(folder, path.resolve(stage.workdir, name));
  const mounts = [
    { from: '/usr', to: '/usr' },
    { from: path.dirname(process.execPath), to: '/opt/node' },
    { from: '/dev', to: '/dev' },
  ];
  for (const name of ['bin', 'sbin', 'lib', 'lib64']) {
    const entry = fs.lstatSync(`/${name}`, { throwIfNoEntry: false });
    if (entry?.isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(`/${name}`), path.join(folder, name));
    else if (entry) mounts.push({ from: `/${name}`, to: `/${name}` });
  }
  for (const { target } of stage.copies) {
    // Created first, so that it has the permissions of a new folder and not those of the copied one.
    fs.mkdirSync(inside(target), { recursive: true });
    fs.cpSync(packed.folder, inside(target), { recursive: true });
  }
  if (packed.packages !== null)
    mounts.push({ from: packed.packages, to: path.join(stage.workdir, 'node_modules') });
  for (const { to } of [...mounts, { to: '/proc' }, { to: '/tmp' }, { to: '/etc' }])
    fs.mkdirSync(path.join(folder, to), { recursive: true });
  const users = 'root:x:0:0::/root:/bin/sh\nnode:x:1000:1000::/home/node:/bin/sh\n';
  fs.writeFileSync(path.join(folder, 'etc/passwd'), users);
  const remove = () => {
    fs.rmSync(folder, { recursive: true });
  };
  return { stage, folder, mounts, remove };
}

/**
 * Runs a command as a container runtime runs the image with `--read-only --tmpfs /tmp --cap-drop ALL`: its user, its
 * environment and working directory, as the first process of its own, with 1,024 descriptors.
 */
export function runInImage(
  { stage, folder, mounts }: ImageRoot,
  command: readonly string[],
  env: Readonly<Record<string, string>> = {},
  user = stage.user ?? '0:0',
): ChildProcess {
  const [uid = '', gid = ''] = user.split(':');
  const script = [
    'set -e',
    'mount --make-rprivate /',
    'root=$1; shift',
    'mount --bind "$root" "$root"',
    ...mounts.flatMap(({ from, to }) => [
      `mount --rbind '${from}' "$root${to}"`,
      ...(to === '/dev' ? [] : [`mount -o remount,bind,ro "$root${to}"`]),
    ]),
    'mount -t proc proc "$root/proc"',
    'mount -t tmpfs -o size=16m,mode=1777 tmpfs "$root/tmp"',
    'mount -o remount,bind,ro "$root"',
    'ulimit -n 1024',
    'exec chroot "$root" setpriv "$@"',
  ].join('\n');
  const rights = ['--clear-groups', '--no-new-privs', '--bounding-set=-all', '--inh-caps=-all'];
  const variables = Object.entries({ PATH: searchPath, ...stage.env, ...env }).map(
    ([key, value]) => `${key}=${value}`,
  );
  return spawn('unshare', [
    ...['--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', script, 'sh', folder],
    ...[`--reuid=${uid}`, `--regid=${gid}`, ...rights],
    ...['env', '-i', `--chdir=${stage.workdir}`, ...variables, ...command],
  ]);
}

/** Runs a command in the packed folder with the environment of the image: the fallback if mounting is not possible. */
export function runInFolder(
  { stage, folder }: ImageRoot,
  packed: PackedFolder,
  env: Readonly<Record<string, string>>,
): ChildProcess {
  const cwd = path.join(folder, stage.workdir);
  const modules = path.join(cwd, 'node_modules');
  if (packed.packages !== null && fs.statSync(modules).isDirectory()) {
    fs.rmdirSync(modules);
    fs.symlinkSync(packed.packages, modules);
  }
  const [, ...args] = stage.command;
  return spawn(process.execPath, args, { cwd, env: { PATH: process.env.PATH, ...stage.env, ...env } });
}

/** Stops a process as a container runtime does: SIGTERM, then SIGKILL after the grace period. Returns its exit code. */
export function stop(child: ChildProcess): Promise<number | null> {
  const pid = child.pid ?? 0;
  // `unshare` waits for the first process of the image, which is its only child.
  const children = fs.readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return new Promise((resolve) => {
    const timer = setTimeout(() => child.kill('SIGKILL'), grace * 1000);
    child.once('exit', (code) => {
      clearTimeout(timer);
      resolve(code);
    });
    process.kill(children === '' ? pid : Number(children), 'SIGTERM');
  });
}
