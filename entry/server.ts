import './signals';
import { serve } from './serve';

const [, script = '', ...options] = process.argv;
if (options.length === 0) serve();
else {
  const problem = `${script} takes no options, and got ${options.join(' ')}.`;
  process.stderr.write(
    `${problem} Variables configure it, and it is one process. For more, start one for each core, each with its own PORT.\n`,
  );
  process.exitCode = 2;
}
