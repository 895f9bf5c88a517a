import http from 'node:http';
// Starts at once, and is ready after what follows.
import '../../entry/server';

/** Runs the server with a path that throws where nobody catches it. */
// Its types know each event apart; here they are passed on as they come.
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
