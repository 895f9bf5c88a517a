/** The value of a variable, or the reason why it is invalid. */
export type Parsed<T> = { readonly value: T } | { readonly problem: string };

/** Parses a whole number between two others, inclusive. */
export function integer(minimum: number, maximum: number) {
  return (text: string): Parsed<number> => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= minimum && value <= maximum) return { value };
    return { problem: `write a whole number from ${minimum} to ${maximum}.` };
  };
}

/** Parses a switch. */
export function onOrOff(text: string): Parsed<boolean> {
  const word = text.toLowerCase();
  if (['on', 'true', '1'].includes(word)) return { value: true };
  return ['off', 'false', '0'].includes(word) ? { value: false } : { problem: 'write on or off.' };
}

/** Parses one of several words, in any case. */
export function oneOf<T extends string>(values: readonly T[]) {
  return (text: string): Parsed<T> => {
    const value = values.find((one) => one === text.toLowerCase());
    return value === undefined ? { problem: `write one of ${values.join(', ')}.` } : { value };
  };
}

/** Parses a text without control characters, of at most so many characters. */
export function oneLine(maximum: number) {
  return (text: string): Parsed<string> => {
    if (Array.from(text).length <= maximum && !/\p{Cc}/u.test(text)) return { value: text };
    return { problem: `write one line of at most ${maximum} characters, without control characters.` };
  };
}

/** Parses a list with commas between its items; empty items are left out. */
export function listOf<T>(parse: (text: string) => Parsed<T>) {
  return (text: string): Parsed<readonly T[]> => {
    const items = text.split(',').map((item) => item.trim());
    const parsed = items.filter((item) => item !== '').map(parse);
    const problem = parsed.find((item) => 'problem' in item);
    if (problem && 'problem' in problem)
      return { problem: `separate by commas, and for each ${problem.problem}` };
    return { value: parsed.flatMap((item) => ('value' in item ? [item.value] : [])) };
  };
}
