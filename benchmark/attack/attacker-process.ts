import { setMaxListeners } from 'node:events';
import { createRandom } from '../random';
import { attacks } from './attackers';

/** Attacks the server at the port of the first argument until the parent process disconnects. */
const port = Number(process.argv[2]);
const ending = new AbortController();
// Each connection of an attacker listens to it.
setMaxListeners(0, ending.signal);
process.on('disconnect', () => {
  ending.abort();
});
void Promise.all(attacks.map((attack, i) => attack(port, createRandom(i + 1), ending.signal))).then(() => {
  process.exit(0);
});
