import http from 'node:http';
// Starts at once, and is ready only after the code below has run.
import '../../entry/server';

/** Runs the server with a path that throws an uncaught exception. */
// Its types have an overload per event; here any event is passed on.
const prototype = http.Server.prototype as unknown as {
  emit: (this: http.Server, ...args: unknown[]) => boolean;
};
const { emit } = prototype;
prototype.emit = function (...args) {
  const [event, request] = args;
  if (event !== 'request' || !(request instanceof http.IncomingMessage) || request.url !== '/crash') {
    return emit.apply(this, args);
  }
  setImmediate(() => {
    throw new Error('nobody catches this', { cause: new Error('the cause of it') });
  });
  return true;
};
