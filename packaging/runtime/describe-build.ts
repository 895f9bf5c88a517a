import fs from 'node:fs';

/** One line that two builds of Node.js share only when they are the same: versions of all parts, machine, size. */
export function describeBuild(): string {
  const { versions, platform, arch, execPath } = process;
  return `${JSON.stringify({ versions, platform, arch, size: fs.statSync(execPath).size })}\n`;
}
