import type { Application } from 'egg';
import { createApplication } from '../../entry/create-application';
import { createEventHandler, type EventHandler } from '../../entry/event-handler';
import { aSnapshot, type ArticleParts } from './builders';
import { catchLog } from './catch-log';
import { withEnvironment } from './with-environment';
import { writeSnapshot } from '../app/support';

/** An event function over a snapshot of its own. */
export interface RunningFunction {
  readonly app: Application;
  readonly handler: EventHandler;
  /** What it logged so far. */
  readonly log: () => Record<string, unknown>[];
  readonly close: () => Promise<void>;
}

/** Starts an event function that serves these articles, in production's configuration. */
export async function startFunction(
  articles: readonly ArticleParts[],
  env: Readonly<Record<string, string>> = {},
): Promise<RunningFunction> {
  const { file, remove } = writeSnapshot(aSnapshot(articles));
  const { lines, release } = catchLog();
  const variables = { EGG_TYPESCRIPT: 'true', CONTENT_SNAPSHOT: file, ...env };
  return withEnvironment(variables, async () => {
    const app = createApplication();
    await app.ready();
    return {
      app,
      handler: createEventHandler(() => app),
      log: () => lines.map((line) => JSON.parse(line) as Record<string, unknown>),
      async close() {
        await app.close();
        release();
        remove();
      },
    };
  });
}
