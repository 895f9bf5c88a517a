/**
 * `error`: the article had to be left out. `warning`: it is served, but not quite as written. `notice`: it is served as
 * written, and could be better; nobody counts these.
 */
export type Severity = 'error' | 'warning' | 'notice';
