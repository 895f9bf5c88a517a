const seconds = { m: 60, h: 3600, d: 86_400, w: 604_800 } as const;

/** Parses a duration such as `30m`, `12h`, `2d` or `1w` into seconds; null if it is invalid or zero. */
export function parseDuration(text: string): number | null {
  const [, digits = '', unit = ''] = /^([1-9]\d{0,5})([mhdw])$/.exec(text.trim()) ?? [];
  return unit === '' ? null : Number(digits) * seconds[unit as keyof typeof seconds];
}
