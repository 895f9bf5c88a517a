import fs from 'node:fs';
import path from 'node:path';
import { measureStart, type StartedScript, type StartFigures } from './measure-start';
import { median } from './spread';
import { openThrottle, unthrottled, type Throttle } from './throttle';

/** About the share of a core that a function of 128 MB gets. */
const smallShare = 1 / 8;

/** What to start. The results are compared with the baseline. */
export interface ColdStartBench {
  /** The script of the baseline, bare node:http. */
  readonly baseline: string;
  /** The script of the packed server, and the snapshots to start it with, by name. */
  readonly server: string;
  readonly snapshots: ReadonlyMap<string, string>;
  readonly rounds: { readonly full: number; readonly throttled: number };
  readonly log: (line: string) => void;
}

/** The medians of one server. */
export interface NamedStart extends StartFigures {
  readonly name: string;
}

/** The results for one share of a core. */
export interface StartTable {
  readonly throttle: string;
  readonly rounds: number;
  /** The baseline is the first. */
  readonly starts: readonly NamedStart[];
}

/** Measures the start of all servers on a full core and on an eighth of one. They alternate, so that noise affects all alike. */
export async function benchColdStart(bench: ColdStartBench): Promise<readonly StartTable[]> {
  const throttle = openThrottle(smallShare);
  try {
    return [
      await measureInTurns(bench, unthrottled, bench.rounds.full),
      await measureInTurns(bench, throttle, bench.rounds.throttled),
    ];
  } finally {
    throttle.remove();
  }
}

async function measureInTurns(
  { baseline, server, snapshots, log }: ColdStartBench,
  throttle: Throttle,
  rounds: number,
): Promise<StartTable> {
  const scripts = new Map<string, StartedScript>([
    ['bare node:http', { script: baseline, path: '/', env: {} }],
    ...[...snapshots].map(
      ([name, snapshot]) =>
        [name, { script: server, path: '/api/v1/articles', env: { CONTENT_SNAPSHOT: snapshot } }] as const,
    ),
  ]);
  const measured = new Map<string, StartFigures[]>([...scripts.keys()].map((name) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    log(`Starting servers on ${throttle.name}, ${round} of ${rounds}`);
    for (const [name, script] of scripts) measured.get(name)?.push(await measureStart(script, throttle));
  }
  return {
    throttle: throttle.name,
    rounds,
    starts: [...measured].map(([name, all]) => joinStarts(name, all)),
  };
}

function joinStarts(name: string, all: readonly StartFigures[]): NamedStart {
  return {
    name,
    wallMs: median(all.map(({ wallMs }) => wallMs)),
    cpuMs: median(all.map(({ cpuMs }) => cpuMs)),
    peakBytes: median(all.map(({ peakBytes }) => peakBytes)),
  };
}

/** Writes the script of the baseline. */
export function writeBaselineServer(folder: string): string {
  const file = path.join(folder, 'baseline.js');
  fs.writeFileSync(
    file,
    [
      `'use strict';`,
      `const http = require('node:http');`,
      `const respond = (request, response) => {`,
      `  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });`,
      `  response.end('{"data":[]}');`,
      `};`,
      `http.createServer(respond).listen(Number(process.env.PORT), process.env.HOST);`,
      ``,
    ].join('\n'),
  );
  return file;
}

/** Formats the tables as Markdown. Ratios are to the baseline. */
export function formatStarts(tables: readonly StartTable[]): string {
  const { version, platform, arch } = process;
  const parts = tables.map(({ throttle, rounds, starts }) => {
    const [baseline] = starts;
    const cell = (value: number, of: number | undefined, unit: string) =>
      `${value.toFixed(0)} ${unit} (${(value / (of ?? value)).toFixed(2)})`;
    const rows = starts.map(({ name, wallMs, cpuMs, peakBytes }) => {
      const cells = [
        cell(wallMs, baseline?.wallMs, 'ms'),
        cell(cpuMs, baseline?.cpuMs, 'ms'),
        cell(peakBytes / 1e6, baseline && baseline.peakBytes / 1e6, 'MB'),
      ];
      return `| ${name} | ${cells.join(' | ')} |`;
    });
    return [
      `Cold start on ${throttle}, medians of ${rounds}:`,
      '',
      '| start of the process to the first 200 | wall | CPU | peak memory |',
      '| --- | --- | --- | --- |',
      ...rows,
    ].join('\n');
  });
  return [
    `Node.js ${version} on ${platform} ${arch}; in brackets the ratio to bare node:http.`,
    ...parts,
  ].join('\n\n');
}
