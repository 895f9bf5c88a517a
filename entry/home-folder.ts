import os from 'node:os';

/**
 * Gives Egg and egg-scripts a home folder; loaded before they ask the system for one, which fails for a user without an
 * entry in `/etc/passwd`. OpenShift starts containers so, and `docker run --user`. They only make up names of log files
 * with it, and none is written.
 */
process.env.MOCK_HOME_DIR ??= os.tmpdir();
