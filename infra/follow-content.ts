import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A message of the child process to the server. */
export type FollowerMessage =
  | {
      readonly kind: 'built';
      readonly revision: string;
      /** Paths of images below the content directory, by served name. */
      readonly images: readonly (readonly [name: string, file: string])[];
    }
  | { readonly kind: 'failed'; readonly reason: string };

/** A running follower. */
export interface Follower {
  stop(): void;
}

/**
 * Follows the content directory in a child process. So the server is the same as in production, and reads only snapshots.
 *
 * @param script the module that builds and watches
 * @param onSnapshot called after each build with the path of the snapshot, and the paths of images by served name
 * @param onTrouble called if `onSnapshot` fails, and if the child process ends by itself; the server keeps the content, but
 * does not see this change, or any further one
 * @returns a promise that resolves after the first snapshot
 * @throws Error if the content directory cannot be built
 */
export async function followContent(
  script: string,
  onSnapshot: (name: string, images: ReadonlyMap<string, string>) => Promise<void>,
  onTrouble: (reason: Error) => void = () => undefined,
): Promise<Follower> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-dev-'));
  const name = path.join(folder, 'content.snapshot');
  const child = fork(script, [name]);
  const stop = () => {
    child.removeAllListeners('exit');
    child.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', stop);
  await new Promise<void>((resolve, reject) => {
    const fail = (reason: Error) => {
      onTrouble(reason);
      reject(reason);
    };
    child.on('message', (message: FollowerMessage) => {
      if (message.kind === 'failed') reject(new Error(message.reason));
      else onSnapshot(name, new Map(message.images)).then(resolve, fail);
    });
    child.once('exit', (code) => {
      fail(new Error(`The process that follows the content ended with code ${code ?? 'none'}; start again.`));
    });
  });
  return { stop };
}
