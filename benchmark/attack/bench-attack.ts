import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { CompiledServers } from '../compile-servers';
import { httpGet } from '../http-get';
import { summarize, type Spread } from '../spread';
import { startServer, type MeasuredServer } from '../start-server';
import { readRss } from '../throughput/cpu-time';
import { makeWork, readNames } from '../throughput/work';
import { openMemoryGroup } from './memory-group';

/** What readers saw in a part of the run, and what the server held. */
export interface AttackPhase {
  readonly name: string;
  /** Times of readers, from when a request was due, in ms. */
  readonly readers: Spread;
  /** Times of `/healthz`, in ms. */
  readonly health: Spread;
  readonly failed: number;
  readonly maxRss: number;
  readonly maxDescriptors: number;
}

export interface AttackReport {
  /** The limit on memory in MB; null without control groups. */
  readonly limitMb: number | null;
  readonly kills: number;
  readonly phases: readonly AttackPhase[];
}

export interface AttackBench {
  readonly compiled: CompiledServers;
  readonly snapshot: string;
  /** Minutes under attack; before and after it, readers are alone for a quarter of that. */
  readonly minutes: number;
  readonly log: (line: string) => void;
}

const limitMb = 256;
/** Requests of readers per second, whether earlier ones have been answered or not. */
const readersPerSecond = 100;

/**
 * Measures what readers notice of an attack: clients that pipeline and read nothing, slow readers, and searches for many
 * words, all at once, against a server with 256 MB.
 */
export async function benchAttack({ compiled, snapshot, minutes, log }: AttackBench): Promise<AttackReport> {
  const group = openMemoryGroup(limitMb * 2 ** 20);
  const start = () => startServer(compiled.content, [], { CONTENT_SNAPSHOT: snapshot });
  const server = await (group ? group.run(start) : start());
  try {
    const names = await readNames(async (path) => (await server.get(path)).body);
    const work = makeWork(names, '云函数', 1).find(({ name }) => name.startsWith('mix'));
    const measure = async (name: string, share: number): Promise<AttackPhase> => {
      log(`${name}: ${(minutes * share).toFixed(1)} minutes`);
      return { name, ...(await read(server, work?.paths ?? [], minutes * share * 60)) };
    };
    const before = await measure('before the attack', 0.25);
    // In a process of their own: readers must not wait for attackers to handle their responses.
    const attackers = fork(compiled.attackers, [String(server.port)], { execArgv: [], stdio: 'inherit' });
    const during = await measure('under attack', 1);
    attackers.disconnect();
    await once(attackers, 'exit');
    const after = await measure('after the attack', 0.25);
    const kills = group?.kills() ?? 0;
    return { limitMb: group ? limitMb : null, kills, phases: [before, during, after] };
  } finally {
    await server.stop();
    group?.remove();
  }
}

/** Sends the requests of readers, and of a health check, and samples the server once a second. */
async function read(
  server: MeasuredServer,
  paths: readonly string[],
  seconds: number,
): Promise<Omit<AttackPhase, 'name'>> {
  const agent = new http.Agent({ keepAlive: true });
  const readers: number[] = [];
  const health: number[] = [];
  let [failed, maxRss, maxDescriptors] = [0, 0, 0];
  const send = async (path: string, due: number, times: number[]) => {
    try {
      const { status } = await httpGet({ port: server.port, path, agent });
      if (status === 200) times.push(performance.now() - due);
      else failed++;
    } catch {
      failed++;
    }
  };
  const sent: Promise<void>[] = [];
  const started = performance.now();
  for (let i = 0; i < seconds * readersPerSecond; i++) {
    const due = started + (i * 1000) / readersPerSecond;
    // A timer may be up to 1 ms early.
    while (performance.now() < due) await wait(Math.max(0, due - performance.now()));
    sent.push(send(paths[i % paths.length] ?? '/', due, readers));
    if (i % readersPerSecond > 0) continue;
    sent.push(send('/healthz', performance.now(), health));
    maxRss = Math.max(maxRss, readRss(server.pid));
    maxDescriptors = Math.max(maxDescriptors, fs.readdirSync(`/proc/${server.pid}/fd`).length);
  }
  await Promise.all(sent);
  agent.destroy();
  return { readers: summarize(readers), health: summarize(health), failed, maxRss, maxDescriptors };
}

/** Formats a report as a Markdown table. */
export function formatAttack({ limitMb, kills, phases }: AttackReport): string {
  const [before, during] = phases;
  const ms = ({ median, p99, max }: Spread) => [median, p99, max].map((time) => time.toFixed(1)).join(', ');
  const limit = limitMb === null ? 'without a limit on memory' : `in a control group of ${limitMb} MB`;
  return [
    `Attack, ${limit}: ${kills} kills; p99 of readers under attack ` +
      `${((during?.readers.p99 ?? NaN) / (before?.readers.p99 ?? NaN)).toFixed(1)} times that before.`,
    '',
    '| phase | requests | failed | readers: median, p99, max in ms | health: median, p99, max in ms | memory | descriptors |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...phases.map(
      ({ name, readers, health, failed, maxRss, maxDescriptors }) =>
        `| ${name} | ${readers.count.toLocaleString('en')} | ${failed} | ${ms(readers)} | ${ms(health)} | ` +
        `${(maxRss / 1e6).toFixed(0)} MB | ${maxDescriptors} |`,
    ),
  ].join('\n');
}
