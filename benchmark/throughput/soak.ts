import fs from 'node:fs';
import path from 'node:path';
import type { MeasuredServer } from '../start-server';
import { readRss } from './cpu-time';
import type { Generator } from './generate-load';
import type { Work } from './work';

/** One minute of a long run. */
export interface SoakMinute {
  readonly requests: number;
  readonly failed: number;
  /** Mean resident memory in bytes, sampled every ten seconds. */
  readonly rss: number;
}

export interface SoakOptions {
  readonly generator: Generator;
  readonly mix: Work;
  readonly folder: string;
  readonly minutes: number;
  readonly log: (line: string) => void;
}

const sampleSeconds = 10;

/** Sends the mix to a server for some minutes, and records its memory. */
export async function soak(server: MeasuredServer, options: SoakOptions): Promise<SoakMinute[]> {
  const { generator, mix, folder, minutes, log } = options;
  const file = path.join(folder, 'paths');
  fs.writeFileSync(file, mix.paths.join('\n'));
  const results: SoakMinute[] = [];
  for (let minute = 1; minute <= minutes; minute++) {
    let [requests, failed, rss] = [0, 0, 0];
    for (let i = 0; i < 60 / sampleSeconds; i++) {
      const load = {
        port: server.port,
        seconds: sampleSeconds,
        headers: mix.headers,
        file,
        from: 0,
        count: mix.paths.length,
      };
      const outcome = await generator.run(load);
      requests += outcome.requests;
      failed += outcome.failed;
      rss += (readRss(server.pid) * sampleSeconds) / 60;
    }
    results.push({ requests, failed, rss });
    log(`Minute ${minute} of ${minutes}: ${requests} requests, ${(rss / 1e6).toFixed(0)} MB`);
  }
  return results;
}
