import fs from 'node:fs';
import path from 'node:path';
import { measureStart, type StartedScript, type StartFigures } from './measure-start';
import { median } from './spread';
import { openThrottle, unthrottled, type Throttle } from './throttle';

/** Of how much of a core a function of 128 MB is given about. */
const smallShare = 1 / 8;

/** What is started: a bare server first, which the others are compared to. */
export interface ColdStartBench {
  /** A script of nothing but node:http. */
  readonly bare: string;
  /** The packed server and the snapshots it is started with, by what they are called. */
  readonly server: string;
  readonly snapshots: ReadonlyMap<string, string>;
  readonly rounds: { readonly full: number; readonly throttled: number };
  readonly tell: (line: string) => void;
}

/** The medians of one server. */
export interface NamedStart extends StartFigures {
  readonly name: string;
}

/** Starts on one share of a core. */
export interface StartTable {
  readonly throttle: string;
  readonly rounds: number;
  /** The bare server first. */
  readonly starts: readonly NamedStart[];
}

/** Starts all servers in turns, so that noise of the machine meets all of them, on a full core and on an eighth. */
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
  { bare, server, snapshots, tell }: ColdStartBench,
  throttle: Throttle,
  rounds: number,
): Promise<StartTable> {
  const scripts = new Map<string, StartedScript>([
    ['bare node:http', { script: bare, path: '/', env: {} }],
    ...[...snapshots].map(
      ([name, snapshot]) =>
        [name, { script: server, path: '/api/v1/articles', env: { CONTENT_SNAPSHOT: snapshot } }] as const,
    ),
  ]);
  const measured = new Map<string, StartFigures[]>([...scripts.keys()].map((name) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    tell(`Starting servers on ${throttle.name}, ${round} of ${rounds}`);
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

/** Writes the bare server: one file, as the packed server is started from files. */
export function writeBareServer(folder: string): string {
  const file = path.join(folder, 'bare.js');
  fs.writeFileSync(
    file,
    [
      `'use strict';`,
      `const http = require('node:http');`,
      `const answer = (request, response) => {`,
      `  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });`,
      `  response.end('{"data":[]}');`,
      `};`,
      `http.createServer(answer).listen(Number(process.env.PORT), process.env.HOST);`,
      ``,
    ].join('\n'),
  );
  return file;
}

/** Writes the tables, in Markdown; ratios are to the bare server. */
export function formatStarts(tables: readonly StartTable[]): string {
  const { version, platform, arch } = process;
  const parts = tables.map(({ throttle, rounds, starts }) => {
    const [bare] = starts;
    const cell = (value: number, of: number | undefined, unit: string) =>
      `${value.toFixed(0)} ${unit} (${(value / (of ?? value)).toFixed(2)})`;
    const rows = starts.map(({ name, wallMs, cpuMs, peakBytes }) => {
      const cells = [
        cell(wallMs, bare?.wallMs, 'ms'),
        cell(cpuMs, bare?.cpuMs, 'ms'),
        cell(peakBytes / 1e6, bare && bare.peakBytes / 1e6, 'MB'),
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
