import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** When a folder has more claims, new alerts are not claimed. */
const maxClaims = 1000;

/**
 * Creates the claims of processes that share a temporary folder, such as the workers of a cluster.
 *
 * A claim is a symbolic link to its time. A link is made with its content in one step, and only one process can make it.
 * They are in a folder of this user that nobody else may write to. Without such a folder, each process claims everything.
 *
 * @param scope what the processes have in common, such as content and address; it is hashed, so it may be a secret
 * @param lifetimeMs how long a claim holds
 * @param now the current time in ms
 */
export function createAlertClaims(scope: string, lifetimeMs: number, now: () => number) {
  const folder = path.join(os.tmpdir(), `casebook-alerts-${process.getuid?.() ?? 'own'}`);
  const toFile = (key: string) =>
    path.join(folder, createHash('sha256').update(`${scope}\n${key}`).digest('hex'));
  /** A claim of the future was made before the clock was set back. */
  const isOver = (file: string) => {
    const age = now() - Number(fs.readlinkSync(file));
    return !(age >= 0 && age < lifetimeMs);
  };
  return {
    /** Whether this process has the claim now. */
    take(key: string): boolean {
      const file = toFile(key);
      try {
        makePrivate(folder);
        removeIfOver(file, isOver);
        if (!link(now(), file)) return false;
        const files = fs.readdirSync(folder).map((name) => path.join(folder, name));
        const held = files.filter((other) => !removeIfOver(other, isOver));
        if (held.length > maxClaims) fs.rmSync(file);
      } catch {
        // There is no such folder, for example because the disk is read-only. Then nothing is shared.
      }
      return true;
    },
    release(key: string): void {
      try {
        fs.rmSync(toFile(key), { force: true });
      } catch {
        // The claim ends by itself.
      }
    },
  };
}

/** @returns false if the file exists */
function link(target: number, file: string): boolean {
  try {
    fs.symlinkSync(String(target), file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a claim that is over, unless another process has renewed it meanwhile. @returns whether it is gone */
function removeIfOver(file: string, isOver: (file: string) => boolean): boolean {
  try {
    if (!isOver(file)) return false;
    const aside = `${file}.${randomUUID()}`;
    fs.renameSync(file, aside);
    if (isOver(aside)) fs.rmSync(aside);
    else fs.renameSync(aside, file);
    return !fs.existsSync(file);
  } catch {
    // It does not exist, or another process removed it first.
    return true;
  }
}

/** @throws Error if the folder is not this user's own, or others may write to it */
function makePrivate(folder: string): void {
  fs.mkdirSync(folder, { mode: 0o700, recursive: true });
  const stat = fs.lstatSync(folder);
  const isOwn = process.getuid === undefined || stat.uid === process.getuid();
  if (!stat.isDirectory() || !isOwn || (stat.mode & 0o077) !== 0)
    throw new Error(`${folder} is not private.`);
}
