import fs from 'node:fs';
import path from 'node:path';

/** Files of the package that something outside requires, and the module of the application behind each. */
const knownEntries = [
  { file: 'server.js', source: 'entry/server.ts' },
  { file: 'event.js', source: 'entry/event.ts' },
  { file: 'sls.js', source: 'entry/component.ts' },
];

export interface Entry {
  readonly file: string;
  readonly source: string;
}

/** The entries whose source is there. */
export function listEntries(root: string): Entry[] {
  return knownEntries.filter(({ source }) => fs.existsSync(path.join(root, source)));
}
