import * as fs from 'node:fs';
import * as path from 'node:path';
import type { Phrase } from '../core/build/finding/finding';
import { isHiddenFolder } from '../infra/folder-entry';
import { codeOf, describeError, isInside } from '../infra/describe-file';

/** The events of a watched directory. */
export interface ContentDirListener {
  /** Something in the directory may have changed. Can be called without a change, too. */
  onChange(): void;
  /** The directory is missing or cannot be read. The next event is {@link onBack}. */
  onGone(reason: Phrase | string): void;
  /** The directory exists again. {@link onChange} follows once it has been quiet. */
  onBack(): void;
  /** The system refuses to watch more folders. From now on the watcher also polls every {@link pollIntervalMs} ms. */
  onLimit(): void;
}

/** Watches a directory until it is closed. */
export interface ContentDirWatcher {
  /** Schedules a check of the directory, as a change does. */
  look(): void;
  close(): void;
}

/** Debounce in ms: editors save in several steps, which should be one change. */
const debounceMs = 80;

/** A change is reported after this many ms at the latest, even if changes continue. */
const maxDelayMs = 3000;

/** Interval in ms for checking whether the path leads to another directory. A check takes two system calls. */
const rootCheckMs = 300;

/** Interval in ms for polling if the system does not watch all folders. */
export const pollIntervalMs = 2000;

/** How many symbolic links are followed on the way to one file. */
const maxLinks = 8;

/** How deep folders are watched: articles are one folder deep, their images may be deeper. */
const maxDepth = 6;

/**
 * Watches the directory that a path leads to, and what is in it.
 *
 * The system watches directories, not paths: after a directory is removed, renamed or replaced, no events arrive for its
 * path. So after each event the watcher lists the folders again and compares them with the watched ones. The path to the
 * root can change anywhere above, so it is checked at an interval. That timer does not keep the process alive.
 *
 * @param root the directory, which need not exist yet
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
      // The folder was removed after it was listed, or cannot be read.
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
      // A folder may have been replaced between listing and watching; another check detects that.
      schedule();
    }
    // After a return the directory is often still being copied, so only the next check, scheduled above, reports a change.
    if (!isBack) listener.onChange();
  };
  function schedule(): void {
    firstEvent ??= performance.now();
    clearTimeout(timer);
    timer = setTimeout(look, Math.min(debounceMs, Math.max(0, firstEvent + maxDelayMs - performance.now())));
  }

  const rounds = setInterval(() => {
    const isDue = isLimited && performance.now() - lastPoll >= pollIntervalMs;
    if (isDue) lastPoll = performance.now();
    if (isDue || identifyFolder(root) !== lastRoot) schedule();
  }, rootCheckMs).unref();
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
 * Lists the folders that can contain served files, each with an identity that changes if the folder is replaced.
 *
 * @throws Error if the root is not a readable directory
 */
function listFolders(root: string): Map<string, string> {
  const realRoot = fs.realpathSync(root);
  const folders = new Map<string, string>();
  const add = (folder: string, depth: number) => {
    const entries = fs.readdirSync(folder, { withFileTypes: true });
    folders.set(folder, identifyFolder(folder) ?? '');
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
      // Once the folder is readable again, its identity changes and with it the list.
      folders.set(folder, '');
    }
  };
  /**
   * Adds the folders on the path to the target of a link, as far as they exist. They may be hidden or links themselves. If
   * the target is missing, it will appear in the last of them.
   */
  const addTarget = (link: string, followed = 0) => {
    const target = path.resolve(path.dirname(link), fs.readlinkSync(link));
    const below = [realRoot, root].find((folder) => isInside(folder, target));
    if (below === undefined || followed === maxLinks) return;
    let current = realRoot;
    for (const name of path.relative(below, target).split(path.sep)) {
      current = path.join(current, name);
      const stat = fs.lstatSync(current, { throwIfNoEntry: false });
      if (stat === undefined) return;
      if (stat.isSymbolicLink()) addTarget(current, followed + 1);
      const identity = identifyFolder(current);
      if (identity !== null) folders.set(current, identity);
    }
  };
  const addLink = (link: string) => {
    try {
      addTarget(link);
    } catch {
      // The link changed while it was followed. The folder that contains it reports that.
    }
  };
  add(root, 0);
  return folders;
}

/** The identity of a directory; null if there is none. The birth time is for file systems that reuse inode numbers. */
function identifyFolder(folder: string): string | null {
  try {
    fs.accessSync(folder, fs.constants.R_OK);
    const stat = fs.statSync(folder, { bigint: true });
    return stat.isDirectory() ? [stat.dev, stat.ino, stat.birthtimeNs].join('-') : null;
  } catch {
    return null;
  }
}
