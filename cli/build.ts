import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { bundleExplorer } from './bundle-explorer';
import { loadConfig } from './content-options';
import { emptyDist } from './empty-dist';
import { run } from './run';
import { chooseLanguage } from './wording';

const help = `Usage: npm run build [-- --lang zh|en]

Compiles the code to dist/ and writes the content of CONTENT_DIR, checked and rendered, to CONTENT_SNAPSHOT
(by default dist/content.snapshot), which npm start serves. Articles that cannot be served are reported and left out.
A build that fails leaves the snapshot as it was.

  --lang LANGUAGE  the language of findings; by default that of LC_ALL, LC_MESSAGES or LANG, else en`;

/** Compiles the application, bundles the explorer, and builds the content with the compiled code. */
async function build(): Promise<number> {
  const { values } = parseArgs({
    options: { lang: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    console.log(help);
    return 0;
  }
  const language = chooseLanguage(values.lang);
  // Read the configuration first: if it is invalid, the previous build must stay.
  const { snapshot } = loadConfig();
  const root = path.resolve(__dirname, '..');
  const dist = path.join(root, 'dist');
  emptyDist(root, dist, [path.join(dist, 'content.snapshot'), snapshot]);
  const compiled = runNode(root, [require.resolve('typescript/bin/tsc'), '-p', 'tsconfig.build.json']);
  if (compiled !== 0) return compiled;
  await bundleExplorer(root, path.join(dist, 'explorer'));
  const command = path.join(dist, 'cli/build-content.js');
  return runNode(root, ['--disable-warning=ExperimentalWarning', command, '--lang', language]);
}

/** Runs a Node.js program on this terminal and waits for it. Returns its exit code, or 1 if a signal ended it. */
function runNode(root: string, args: readonly string[]): number {
  const { status, error } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  return status ?? 1;
}

run(build);
