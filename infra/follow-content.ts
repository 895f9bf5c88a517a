import { fork } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** What the following process tells the server. */
export type FollowerMessage =
  | {
      readonly kind: 'built';
      readonly revision: string;
      /** Images by the name they are served by, with their paths below the content directory. */
      readonly images: readonly (readonly [name: string, file: string])[];
    }
  | { readonly kind: 'failed'; readonly reason: string };

/** A running follower. */
export interface Follower {
  stop(): void;
}

/**
 * Follows the content directory in a process of its own, so that the server stays as small and as safe as in production:
 * all it ever reads is a snapshot.
 *
 * @param script the module that builds and watches
 * @param onSnapshot called after each build with the snapshot's path and the images that there are, by the
 * name each is served by
 * @param onTrouble called when `onSnapshot` fails, and when the process ends by itself: the content is served on, but the
 * change is not seen, or no change any more
 * @returns when the first snapshot was handed over
 * @throws Error when the content directory cannot be built at all
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
