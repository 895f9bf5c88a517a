/** Returns the source of an object of functions, each of which evaluates its expression when it is called; sorted by key. */
export function writeTable(rows: readonly (readonly [key: string, expression: string])[]): string {
  const lines = [...rows]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, expression]) => `${JSON.stringify(key)}: () => (${expression}),`);
  return `{\n${lines.join('\n')}\n}`;
}
