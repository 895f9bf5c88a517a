import autocannon from 'autocannon';
import fs from 'node:fs';

/** Run by the benchmark if wrk is not installed. Takes the same arguments as `load.lua` and prints the same line of JSON. */
async function load(): Promise<void> {
  const [url = '', connections = '', seconds = '', headers = '{}', file = '', from = '', count = ''] =
    process.argv.slice(2);
  const paths = fs
    .readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(Number(from), Number(from) + Number(count));
  const shares = Array.from({ length: Math.min(Number(connections), paths.length) }, (_, i) =>
    paths.filter((_path, at) => at % Number(connections) === i),
  );
  const result = await autocannon({
    url,
    connections: Number(connections),
    duration: Number(seconds),
    headers: JSON.parse(headers) as Record<string, string>,
    // Each connection has its own part of the paths; otherwise all would request the same ones, and new URLs would be cached.
    setupClient: (client) => {
      const own = shares.shift() ?? paths;
      client.setRequests(own.map((path) => ({ path })));
    },
  });
  const line = {
    requests: result['2xx'] + result.non2xx,
    failed: result.errors + result.non2xx - result['3xx'],
    p99Ms: result.latency.p99,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

void load();
