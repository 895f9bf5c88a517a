import fs from 'node:fs';
import path from 'node:path';

/** The folders that Egg loads by file name, and the interface in its types that lists each. */
const loadedFolders = [
  { folder: 'app/controller', interfaceName: 'IController', suffix: 'Controller' },
  { folder: 'app/service', interfaceName: 'IService', suffix: 'Service' },
] as const;

/** Generates `typings/loaded.d.ts`, which adds the controllers and services of this application to Egg's types. */
export function buildEggTypes(root: string): string {
  const parts = loadedFolders.map(({ folder, interfaceName, suffix }) => {
    const names = fs
      .readdirSync(path.join(root, folder))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => path.basename(file, '.ts'))
      .sort();
    const toClass = (name: string) => `${name.charAt(0).toUpperCase()}${name.slice(1)}${suffix}`;
    const members = names.map((name) => `    ${name}: ${toClass(name)};\n`).join('');
    return {
      imports: names.map((name) => `import type ${toClass(name)} from '../${folder}/${name}';\n`).join(''),
      declaration: `  interface ${interfaceName} {\n${members}  }\n`,
    };
  });
  return [
    '// Made from the files of app/controller and app/service by "npm run docs".\n',
    ...parts.map(({ imports }) => imports),
    "\ndeclare module 'egg' {\n",
    parts.map(({ declaration }) => declaration).join('\n'),
    '}\n',
  ].join('');
}
