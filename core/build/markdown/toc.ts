import type { TocEntry } from '../../model/article/structure';

/** A heading as it stands in the html. */
export interface Heading {
  readonly id: string;
  readonly text: string;
  /** 1 to 6. */
  readonly depth: number;
}

/** A `TocEntry` while it still grows. */
interface GrowingEntry extends Heading {
  readonly children: GrowingEntry[];
}

/** Nests headings by level: each one belongs to the nearest heading before it with a smaller depth. */
export function buildToc(headings: readonly Heading[]): readonly TocEntry[] {
  const top: GrowingEntry[] = [];
  const open: GrowingEntry[] = [];
  for (const { id, text, depth } of headings) {
    const entry: GrowingEntry = { id, text, depth, children: [] };
    while ((open.at(-1)?.depth ?? 0) >= depth) open.pop();
    (open.at(-1)?.children ?? top).push(entry);
    open.push(entry);
  }
  return top;
}
