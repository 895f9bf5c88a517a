import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import type { Example } from '../contract/openapi/build-openapi';
import { exampleRequests } from '../contract/openapi/example-requests';
import { buildSections } from '../core/build/snapshot/build-sections';
import { encodeSnapshot } from '../core/build/snapshot/encode-snapshot';
import { callInMemory } from '../entry/call-in-memory';
import { createApplication } from '../entry/create-application';
import { createZone } from '../core/model/time/zone';
import { openContentBuilder } from '../infra/content-builder';
import { atFolder } from '../infra/content-source';
import { hash } from '../infra/hash';
import { openFileStore } from '../infra/snapshot-file';
import { loadContentConfig } from '../config/content';
import { toBuilderOptions } from './content-options';

/** The clock for the examples: later than all articles of `content/` except the scheduled ones. */
const exampleTime = Date.UTC(2026, 10, 16, 12);

/** Examples by operation. */
export type RecordedExamples = Record<string, Example[]>;

/** Serves `content/` of this repository in this process, and records the response of each example request. */
export async function recordExamples(root: string): Promise<RecordedExamples> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'casebook-examples-'));
  const snapshot = path.join(folder, 'content.snapshot');
  try {
    await buildSnapshot(path.join(root, 'content'), snapshot);
    return await recordAll(snapshot);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

async function buildSnapshot(contentDir: string, file: string): Promise<void> {
  const config = loadContentConfig({}, contentDir);
  const builder = openContentBuilder(atFolder(contentDir), toBuilderOptions(config, false));
  try {
    const { content } = await builder.build();
    const zone = createZone(config.timeZone);
    await openFileStore(file).put(encodeSnapshot(content, hash, buildSections(content), zone));
  } finally {
    await builder.close();
  }
}

async function recordAll(snapshot: string): Promise<RecordedExamples> {
  // The environment of this process must not affect the document.
  for (const name of ['SITE_TITLE', 'SITE_TIME_ZONE', 'CORS_ORIGINS', 'CACHE_MAX_AGE', 'CACHE_STALE'])
    process.env[name] = '';
  process.env.SITE_URL = 'https://example.com';
  process.env.CONTENT_SNAPSHOT = snapshot;
  process.env.EGG_TYPESCRIPT = 'true';
  const app = createApplication();
  await app.ready();
  app.now = () => exampleTime;
  app.writeLog = () => undefined;
  const server = http.createServer(app.callback());
  const recorded: RecordedExamples = {};
  for (const [operationId, requests] of Object.entries(exampleRequests)) {
    recorded[operationId] = [];
    for (const { name, summary, path: target } of requests) {
      // A problem contains the request id, so it must be constant.
      const headers = { 'x-request-id': 'f34f50ca' };
      const {
        status,
        body,
        headers: responseHeaders,
      } = await callInMemory(server, {
        method: 'GET',
        target,
        headers,
        body: Buffer.alloc(0),
        client: undefined,
      });
      const text = body.toString();
      const isJson = (responseHeaders['content-type'] ?? '').includes('json');
      recorded[operationId].push({
        name,
        summary,
        path: target,
        status,
        body: isJson ? (JSON.parse(text) as unknown) : text,
      });
    }
  }
  await app.close();
  return recorded;
}
