const seconds = { m: 60, h: 3600, d: 86_400, w: 604_800 } as const;

/** Reads a time such as `30m`, `12h`, `2d` or `1w` as seconds; null when it is none, or nothing. */
export function parseDuration(text: string): number | null {
  const [, digits = '', unit = ''] = /^([1-9]\d{0,5})([mhdw])$/.exec(text.trim()) ?? [];
  return unit === '' ? null : Number(digits) * seconds[unit as keyof typeof seconds];
}
