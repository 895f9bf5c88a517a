import type { TocEntry } from '../../model/article/structure';

/** A heading of the HTML. */
export interface Heading {
  readonly id: string;
  readonly text: string;
  /** 1 to 6. */
  readonly depth: number;
}

/** A `TocEntry` under construction. */
interface GrowingEntry extends Heading {
  readonly children: GrowingEntry[];
}

/** Nests headings by depth: the parent of each is the last heading before it with a smaller depth. */
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
