import { inspect } from 'node:util';

/** Errors whose message contains both cause and remedy. */
const selfExplanatory = new Set(['ConfigError', 'SnapshotError']);

/** Returns a message about an error at startup, with the remedy if it is known. */
export function describeStartupError(error: unknown): string {
  if (!(error instanceof Error)) return `Casebook could not start: ${inspect(error)}`;
  if (selfExplanatory.has(error.name)) return `Casebook could not start: ${error.message}`;
  const { code, port, address } = error as NodeJS.ErrnoException & { port?: number; address?: string };
  if (code === 'EADDRINUSE') {
    return `Casebook could not start: port ${port} is in use. Stop what listens there, or set PORT to a free one.`;
  }
  if (code === 'EACCES') {
    return `Casebook could not start: port ${port} needs more rights. Set PORT to one above 1023.`;
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `Casebook could not start: ${address ?? 'HOST'} is no address of this machine. Set HOST to one, or to 0.0.0.0.`;
  }
  return `Casebook could not start: ${inspect(error)}`;
}
