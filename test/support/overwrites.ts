import { execFileSync } from 'node:child_process';
import fs from 'node:fs';

/** Ways to change a snapshot in place, as tools do that do not make a new file, or do not come to their end. */
export const overwrites: readonly { readonly title: string; readonly change: (name: string) => void }[] = [
  {
    title: 'emptied',
    change: (name) => {
      fs.truncateSync(name);
    },
  },
  {
    title: 'cut off by a byte',
    change: (name) => {
      fs.truncateSync(name, fs.statSync(name).size - 1);
    },
  },
  {
    title: 'garbage of the same length',
    change: (name) => {
      writeOver(name, 0, fs.statSync(name).size);
    },
  },
  {
    title: 'garbage in its second half, as if a copy had been stopped',
    change: (name) => {
      writeOver(name, fs.statSync(name).size >> 1, fs.statSync(name).size);
    },
  },
  {
    title: 'garbage with the times of what was there',
    change: (name) => {
      fs.writeFileSync(`${name}.times`, '');
      execFileSync('touch', ['--reference', name, `${name}.times`]);
      writeOver(name, fs.statSync(name).size >> 1, fs.statSync(name).size);
      execFileSync('touch', ['--reference', `${name}.times`, name]);
      fs.rmSync(`${name}.times`);
    },
  },
  {
    title: 'text that is longer',
    change: (name) => {
      fs.writeFileSync(name, 'not a snapshot\n'.repeat(100_000));
    },
  },
];

function writeOver(name: string, from: number, to: number): void {
  const descriptor = fs.openSync(name, 'r+');
  fs.writeSync(descriptor, Buffer.alloc(to - from, '\xff{"'), 0, to - from, from);
  fs.closeSync(descriptor);
}
