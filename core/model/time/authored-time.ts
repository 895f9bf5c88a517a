/**
 * A moment as an author wrote it. With an offset it is an instant: `ms` since the Unix epoch.
 * Without one it is wall-clock time in the site's zone, and `ms` is that wall clock read as if it were UTC;
 * a date without a time is midnight. The zone is applied only when the catalog is decoded.
 */
export interface AuthoredTime {
  readonly ms: number;
  readonly isLocal: boolean;
}
