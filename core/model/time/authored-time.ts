/**
 * A time as authored. With an offset it is an instant, and `ms` counts from the Unix epoch. Without one it is a wall clock
 * in the zone of the site, and `ms` is that wall clock as if it were UTC; a date without a time is midnight.
 */
export interface AuthoredTime {
  readonly ms: number;
  readonly isLocal: boolean;
}
