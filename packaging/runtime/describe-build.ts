import fs from 'node:fs';

/** V8 copies a code cache that does not begin at a multiple of this many bytes. */
const alignment = 16;

/**
 * One line that two builds of Node.js share only when they are the same: versions of all parts, machine, size. What
 * follows it lies where V8 wants it.
 */
export function describeBuild(): string {
  const { versions, platform, arch, execPath } = process;
  const line = JSON.stringify({ versions, platform, arch, size: fs.statSync(execPath).size });
  return `${line.padEnd(Math.ceil((line.length + 1) / alignment) * alignment - 1)}\n`;
}
