import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { allowanceOptions, readAllowance } from '../cli/allowance-options';
import { bundleExplorer } from '../cli/bundle-explorer';
import { run, UsageError } from '../cli/run';
import { checkSnapshot } from '../infra/snapshot-checksum';
import { openFileStore } from '../infra/snapshot-file';
import { countPublic, findContentProblems, findLoss } from '../deploy/scf/content-guard';
import { readPackage } from '../deploy/scf/package-file';
import { reportPackage } from './report-package';
import { shavings } from './shaving/shavings';
import { stagePackage } from './stage-package';
import { writeZip } from './write-zip';

const help = `Usage: npm run package [-- --output FILE] [--snapshot FILE] [--explorer] [--plain]
                               [--allow-errors N] [--live FILE [--yes-shrink]]

Builds the application and its content, and packs them for a function of Tencent SCF: code in one bundle, the content
snapshot, nothing that only building needs. The same sources and content give the same bytes.

  --output FILE     the zip to write (default dist/casebook-scf.zip); what is in it is put into a folder scf/ beside it
  --snapshot FILE   the content to pack, built before; without it \`npm run build\` runs first, with its CONTENT_DIR
  --explorer        adds the pages / and /docs; EXPLORER=on of the function shows them
  --plain           takes other packages as they are: without the changes that only let a server start sooner, a seventh
                    in all (packaging/shaving). If a server from such a zip is right where another is not, one of them is
                    to blame
  --allow-errors N  accepts content with up to N errors, from which articles are missing
  --live FILE       a package that is live: the new one must have 80 % of its public articles, as a deploy asks for
  --yes-shrink      accepts content that has fewer

Unpacked, \`node server.js\` serves it anywhere (HOST, PORT); a Web function starts scf_bootstrap.`;

/** Runs the command. Progress goes to standard error, the report to standard output. */
async function packageApplication(): Promise<number> {
  const { values } = parseArgs({
    options: {
      output: { type: 'string' },
      snapshot: { type: 'string' },
      explorer: { type: 'boolean', default: false },
      plain: { type: 'boolean', default: false },
      live: { type: 'string' },
      ...allowanceOptions,
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(`${help}\n`);
    return 0;
  }
  const root = path.resolve(__dirname, '..');
  const output = path.resolve(values.output ?? path.join(root, 'dist/casebook-scf.zip'));
  const snapshot = path.resolve(values.snapshot ?? path.join(root, 'dist/content.snapshot'));
  if (!output.endsWith('.zip')) throw new UsageError(`--output ${output} must end with .zip.`);
  const allowance = readAllowance(values);
  const live = values.live === undefined ? undefined : await readPackage(values.live, 'web');
  if (values.snapshot === undefined) build(root);
  // Check the snapshot now; otherwise a damaged one would fail only in the deployed function, or serve other texts.
  const content = await openFileStore(snapshot).get();
  await checkSnapshot(content);
  const now = Date.now();
  const loss = live && findLoss(countPublic(content, now), countPublic(live.snapshot, now), allowance);
  const problems = [...findContentProblems(content, allowance), ...(loss === undefined ? [] : [loss])];
  if (problems.length > 0) throw new UsageError(`${problems.join('\n')}\nNothing was packed.`);
  content.close();

  const folder = path.join(path.dirname(output), 'scf');
  fs.mkdirSync(path.dirname(output), { recursive: true });
  process.stderr.write('Bundling the application …\n');
  await stagePackage({ root, snapshot, folder, shavings: values.plain ? [] : Object.values(shavings) });
  // Bundled modules keep the names of their sources, and beside sources the configuration looks for the explorer here.
  if (values.explorer) await bundleExplorer(root, path.join(folder, 'dist/explorer'));
  process.stderr.write('Packing …\n');
  await writeZip(folder, output, (file) => file === 'scf_bootstrap');
  // As a deploy does: what is on the disk now is what was packed.
  const { header, checksum } = (await readPackage(output, 'web')).snapshot;
  const packed = `  Content revision ${header.revision}, checksum ${checksum}`;
  process.stdout.write(`${[...reportPackage(folder, output), packed].join('\n')}\n`);
  return 0;
}

/** Checks and compiles the sources, and builds the content. */
function build(root: string): void {
  // Its standard output is progress here, too.
  const { status } = spawnSync('npm', ['run', 'build'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new UsageError('Nothing was packed, because the build failed; it says above why.');
}

run(packageApplication);
