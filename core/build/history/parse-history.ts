import { fileStart } from '../../model/article/source-position';
import type { Finding, Phrase } from '../finding/finding';
import { decodeUtf8, positionAt } from '../source/decode-source';
import { createReport, type Report } from '../source/report';
import { parseAuthoredTime } from '../time/parse-authored-time';
import { historyFile, maxNames, noHistory, type FilePast, type History } from './history';

/** The longest name or path; more than file systems allow. */
const maxNameLength = 512;

/**
 * Parses `history.json`. Never throws. Unusable entries are left out with a warning; articles are served in any case.
 */
export function parseHistory(bytes: Uint8Array): { history: History; findings: readonly Finding[] } {
  const { findings, report } = createReport(historyFile);
  const text = decodeUtf8(bytes);
  if (text === null) report('history-unusable', fileStart, { problem: { phrase: 'history-not-utf8' } });
  const files = text === null ? null : readFiles(text, report);
  if (text === null || files === null) return { history: noHistory, findings };
  const positionOf = createPositionLookup(text);
  const past = new Map<string, FilePast>();
  for (const [path, value] of Object.entries(files)) {
    const problem = findProblem(path, value);
    if (problem === null) past.set(path, toPast(value as CheckedEntry));
    else report('history-entry-unusable', positionOf(path), { path, problem });
  }
  return { history: { past, positionOf }, findings };
}

/** An entry of the file, after `findProblem`. */
interface CheckedEntry {
  readonly names?: readonly string[];
  readonly changed?: string | null;
}

function toPast({ names = [], changed = null }: CheckedEntry): FilePast {
  return { names: [...new Set(names)], changed: changed === null ? null : parseAuthoredTime(changed) };
}

function readFiles(text: string, report: Report): Readonly<Record<string, unknown>> | null {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    const offset = /at position (\d+)/.exec(String(error))?.[1];
    const conflict = /^(?:<{7}|={7}|>{7})/m.exec(text);
    const position = positionAt(text, conflict?.index ?? Number(offset ?? 0));
    const problem: Phrase = { phrase: conflict ? 'history-conflict' : 'history-not-json' };
    return report('history-unusable', position, { problem });
  }
  if (!isRecord(root) || root.version !== 1 || !isRecord(root.files)) {
    return report('history-unusable', fileStart, { problem: { phrase: 'history-no-version' } });
  }
  return root.files;
}

/** Returns what is wrong with an entry, or null. */
function findProblem(path: string, value: unknown): Phrase | null {
  if (path.length > maxNameLength || !/^[^/.][^/]*\/[^/]+\.md$/.test(path))
    return { phrase: 'entry-no-path' };
  if (!isRecord(value)) return { phrase: 'entry-no-mapping' };
  const { names = [], changed = null } = value;
  if (!Array.isArray(names) || !names.every(isId)) return { phrase: 'entry-no-ids' };
  if (names.length > maxNames) return { phrase: 'entry-too-many-names', facts: { limit: maxNames } };
  const time = typeof changed === 'string' ? parseAuthoredTime(changed) : null;
  if (changed !== null && (time === null || time.isLocal)) return { phrase: 'entry-no-time' };
  return null;
}

function isId(name: unknown): boolean {
  return typeof name === 'string' && name.length <= maxNameLength && /^[^/\p{Cc}]+\/[^/\p{Cc}]+$/u.test(name);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Finds the position of an entry, or of a name after it. `JSON.parse` gives no positions, so this searches the text for
 * what `JSON.stringify` would write. An entry that is written in another way has the position of the file.
 */
function createPositionLookup(text: string): History['positionOf'] {
  return (path, name) => {
    const entry = text.indexOf(`${JSON.stringify(path)}:`);
    if (entry === -1) return fileStart;
    const found = name === undefined ? entry : text.indexOf(JSON.stringify(name), entry + path.length);
    return positionAt(text, found === -1 ? entry : found);
  };
}
