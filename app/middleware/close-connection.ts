import type { Context } from 'egg';

/** Announces the end of the connection where the process is about to end: clients send nothing more on it then. */
export default function closeConnection() {
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    await next();
    if (ctx.app.isDraining) ctx.set('Connection', 'close');
  };
}
