import { fileStart } from '../../model/article/source-position';
import type { Finding, Phrase } from '../finding/finding';
import { positionAt } from '../source/decode-source';
import { createReport, type Report } from '../source/report';
import { parseAuthoredTime } from '../time/parse-authored-time';
import { historyFile, maxNames, noHistory, type FilePast, type History } from './history';

/** Longer names and paths than file systems can hold are nobody's. */
const maxNameLength = 512;

/**
 * Parses `history.json`. Never throws; what cannot be used is left out with a warning, and articles are served all the
 * same.
 */
export function parseHistory(bytes: Uint8Array): { history: History; findings: readonly Finding[] } {
  const { findings, report } = createReport(historyFile);
  const text = decode(bytes, report);
  const files = text === null ? null : readFiles(text, report);
  if (text === null || files === null) return { history: noHistory, findings };
  const placeOf = createPlaces(text);
  const past = new Map<string, FilePast>();
  for (const [path, value] of Object.entries(files)) {
    const problem = findProblem(path, value);
    if (problem === null) past.set(path, toPast(value as WrittenPast));
    else report('history-entry-unusable', placeOf(path), { path, problem });
  }
  return { history: { past, placeOf }, findings };
}

/** An entry as it is in the file, once it was checked. */
interface WrittenPast {
  readonly names?: readonly string[];
  readonly changed?: string | null;
}

function toPast({ names = [], changed = null }: WrittenPast): FilePast {
  return { names: [...new Set(names)], changed: changed === null ? null : parseAuthoredTime(changed) };
}

function decode(bytes: Uint8Array, report: Report): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    report('history-unusable', fileStart, { problem: { phrase: 'history-not-utf8' } });
    return null;
  }
}

function readFiles(text: string, report: Report): Readonly<Record<string, unknown>> | null {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch (error) {
    const offset = /at position (\d+)/.exec(String(error))?.[1];
    const conflict = /^(?:<{7}|={7}|>{7})/m.exec(text);
    const place = positionAt(text, conflict?.index ?? Number(offset ?? 0));
    const problem: Phrase = { phrase: conflict ? 'history-conflict' : 'history-not-json' };
    report('history-unusable', place, { problem });
    return null;
  }
  if (!isRecord(root) || root.version !== 1 || !isRecord(root.files)) {
    report('history-unusable', fileStart, { problem: { phrase: 'history-no-version' } });
    return null;
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
 * Finds the line of an entry, and a name from there on. JSON is parsed without places, so texts are looked for as JSON
 * writes them; written in another way they have the place of the whole file.
 */
function createPlaces(text: string): History['placeOf'] {
  return (path, name) => {
    const entry = text.indexOf(`${JSON.stringify(path)}:`);
    if (entry === -1) return fileStart;
    const found = name === undefined ? entry : text.indexOf(JSON.stringify(name), entry + path.length);
    return positionAt(text, found === -1 ? entry : found);
  };
}
