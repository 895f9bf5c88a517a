import fs from 'node:fs';
import path from 'node:path';

/** The folder of the project. */
export const projectDir = path.resolve(__dirname, '../..');

const folders = [
  'app',
  'benchmark',
  'cli',
  'client',
  'config',
  'contract',
  'core',
  'deploy',
  'entry',
  'explorer',
  'infra',
  'packaging',
  'plugin',
];

/** Every TypeScript file of the program below the project's folder, without tests and typings. */
export function listSources(): string[] {
  return listFiles(folders);
}

/** The same with tests. */
export function listAllSources(): string[] {
  return listFiles([...folders, 'test']);
}

function listFiles(inside: readonly string[]): string[] {
  const inFolders = inside
    .filter((folder) => fs.existsSync(path.join(projectDir, folder)))
    .flatMap((folder) =>
      fs
        .readdirSync(path.join(projectDir, folder), { recursive: true, encoding: 'utf8' })
        .map((name) => `${folder}/${name}`),
    );
  const atTop = fs.readdirSync(projectDir);
  return [...atTop, ...inFolders].filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts')).sort();
}
