import fs from 'node:fs';
import path from 'node:path';

/** The folder of the project. */
export const projectDir = path.resolve(__dirname, '../..');

const folders = [
  'app',
  'cli',
  'client',
  'config',
  'contract',
  'core',
  'deploy',
  'entry',
  'explorer',
  'infra',
  'plugin',
];

/** Every TypeScript file of the program below the project's folder, without tests and typings. */
export function listSources(): string[] {
  const inFolders = folders
    .filter((folder) => fs.existsSync(path.join(projectDir, folder)))
    .flatMap((folder) =>
      fs
        .readdirSync(path.join(projectDir, folder), { recursive: true, encoding: 'utf8' })
        .map((name) => `${folder}/${name}`),
    );
  const atTop = fs.readdirSync(projectDir);
  return [...atTop, ...inFolders].filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts')).sort();
}
