import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Phrase } from '../core/build/finding/finding';
import { isHiddenFolder } from '../infra/folder-entry';
import { codeOf, describeError, isInside } from '../infra/describe-file';

/** What is told of a directory that is watched. */
export interface ContentDirListener {
  /** Something in it may be another than before. It can be told where nothing is, too. */
  onChange(): void;
  /** It is not there any more, or cannot be read. Nothing else is told until it is back. */
  onGone(reason: Phrase | string): void;
  /** It is there again; {@link onChange} follows when nothing happens in it any more. */
  onBack(): void;
  /** The system watches no more folders: from now on changes are looked for every {@link pollInterval} ms. */
  onLimit(): void;
}

/** A directory that is watched. */
export interface ContentDirWatcher {
  /** Looks again within a moment, as after a change. */
  look(): void;
  close(): void;
}

/** Editors save in several steps; this many ms of quiet make one change of them. */
const quiet = 80;

/** Where it is never quiet, a change is told after this many ms. */
const maxQuietMs = 3000;

/** Whether the path leads to another directory is asked every so many ms. It takes two calls of the system. */
const interval = 300;

/** Where the system does not watch all folders, changes are looked for every so many ms. */
export const pollInterval = 2000;

/** Links on the way to one article that are followed. */
const maxLinks = 8;

/** Articles stand one folder deep; their images may stand in folders below. */
const maxDepth = 6;

/**
 * Watches the directory that a path leads to, and what is in it.
 *
 * The system watches directories, not paths: of one that was removed, renamed or swapped it tells nothing more. So after
 * each event it is checked whether the folders are still those that are watched, and the path to the root, which can
 * change anywhere above, is checked now and then. The timer for that does not hold the process.
 *
 * @param root need not be there
 */
export function watchContentDir(root: string, listener: ContentDirListener): ContentDirWatcher {
  let watchers: fs.FSWatcher[] = [];
  let watched = '';
  let lastRoot: string | null = null;
  let isGone = false;
  let isLimited = false;
  let lastPoll = performance.now();
  let timer: NodeJS.Timeout | undefined;
  let firstEvent: number | undefined;

  const unwatch = () => {
    for (const watcher of watchers) watcher.close();
    watchers = [];
    watched = '';
  };
  const watchFolder = (folder: string) => {
    try {
      const watcher = fs.watch(folder, schedule);
      watcher.on('error', () => {
        watched = '';
        schedule();
      });
      return [watcher];
    } catch (error) {
      // It has gone since it was listed, or cannot be read.
      if (['ENOENT', 'ENOTDIR', 'EACCES', 'EPERM'].includes(codeOf(error))) return [];
      if (!isLimited) listener.onLimit();
      isLimited = true;
      return [];
    }
  };
  const look = () => {
    firstEvent = undefined;
    let folders: ReadonlyMap<string, string>;
    try {
      folders = listFolders(root);
    } catch (error) {
      unwatch();
      lastRoot = null;
      if (!isGone) listener.onGone(describeError(error));
      isGone = true;
      return;
    }
    lastRoot = folders.get(root) ?? null;
    const isBack = isGone;
    isGone = false;
    if (isBack) listener.onBack();
    const listed = JSON.stringify([...folders]);
    if (listed !== watched) {
      unwatch();
      watched = listed;
      watchers = [...folders.keys()].flatMap(watchFolder);
      // One that was swapped after it was listed, and before it was watched, is seen by another look.
      schedule();
    }
    // What comes back is often still being copied; the other look is taken when that is done.
    if (!isBack) listener.onChange();
  };
  function schedule(): void {
    firstEvent ??= performance.now();
    clearTimeout(timer);
    timer = setTimeout(look, Math.min(quiet, Math.max(0, firstEvent + maxQuietMs - performance.now())));
  }

  const rounds = setInterval(() => {
    const isDue = isLimited && performance.now() - lastPoll >= pollInterval;
    if (isDue) lastPoll = performance.now();
    if (isDue || identify(root) !== lastRoot) schedule();
  }, interval).unref();
  schedule();
  return {
    look: schedule,
    close() {
      clearInterval(rounds);
      clearTimeout(timer);
      unwatch();
    },
  };
}

/**
 * Lists the folders in which something can be that is served, with what tells each from others that had its name.
 *
 * @throws Error when the root is no directory that can be read
 */
function listFolders(root: string): Map<string, string> {
  const realRoot = fs.realpathSync(root);
  const folders = new Map<string, string>();
  const add = (folder: string, depth: number) => {
    const entries = fs.readdirSync(folder, { withFileTypes: true });
    folders.set(folder, identify(folder) ?? '');
    for (const entry of entries) {
      const name = path.join(folder, entry.name);
      if (isHiddenFolder(entry.name)) continue;
      if (entry.isSymbolicLink()) addLink(name);
      else if (entry.isDirectory() && depth < maxDepth) addInner(name, depth + 1);
    }
  };
  const addInner = (folder: string, depth: number) => {
    try {
      add(folder, depth);
    } catch {
      // When it can be read again, the list is another one.
      folders.set(folder, '');
    }
  };
  /**
   * Adds the folders on the way to what a link leads to, as far as there are any: one of them may be hidden, may hold
   * another link, and what is missing appears in the last.
   */
  const addTarget = (link: string, followed = 0) => {
    const target = path.resolve(path.dirname(link), fs.readlinkSync(link));
    const below = [realRoot, root].find((folder) => isInside(folder, target));
    if (below === undefined || followed === maxLinks) return;
    let place = realRoot;
    for (const name of path.relative(below, target).split(path.sep)) {
      place = path.join(place, name);
      const stat = fs.lstatSync(place, { throwIfNoEntry: false });
      if (stat === undefined) return;
      if (stat.isSymbolicLink()) addTarget(place, followed + 1);
      const identity = identify(place);
      if (identity !== null) folders.set(place, identity);
    }
  };
  const addLink = (link: string) => {
    try {
      addTarget(link);
    } catch {
      // It changed while it was followed, which is told by the folder that it is in.
    }
  };
  add(root, 0);
  return folders;
}

/** What tells a directory from another one at its path, even one that got its number again; null when there is none. */
function identify(folder: string): string | null {
  try {
    fs.accessSync(folder, fs.constants.R_OK);
    const stat = fs.statSync(folder, { bigint: true });
    return stat.isDirectory() ? [stat.dev, stat.ino, stat.birthtimeNs].join('-') : null;
  } catch {
    return null;
  }
}
