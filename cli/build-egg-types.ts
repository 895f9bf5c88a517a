import fs from 'node:fs';
import path from 'node:path';

/** What Egg loads from folders by the names of files, and the interface of its types that lists it. */
const loaded = [
  { folder: 'app/controller', interfaceName: 'IController', suffix: 'Controller' },
  { folder: 'app/service', interfaceName: 'IService', suffix: 'Service' },
] as const;

/** The text of `typings/loaded.d.ts`: the controllers and services of an application. Egg's own types do not know them. */
export function buildEggTypes(root: string): string {
  const parts = loaded.map(({ folder, interfaceName, suffix }) => {
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
