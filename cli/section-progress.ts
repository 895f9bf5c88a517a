import type { SectionStep } from '../core/build/snapshot/build-sections';
import { createProgress } from './progress';

const headings: Readonly<Record<SectionStep, string>> = {
  search: 'Read articles for the search',
  sequences: 'Listed sequences by length',
  related: 'Read articles for related ones',
  nearest: 'Found related articles',
};

/** Prints the progress of building the sections of a snapshot, separately for each step. */
export function createSectionProgress(): (step: SectionStep, done: number, total: number) => void {
  const steps = new Map<SectionStep, ReturnType<typeof createProgress>>();
  return (step, ...numbers) => {
    let print = steps.get(step);
    if (!print) steps.set(step, (print = createProgress(headings[step])));
    print(...numbers);
  };
}
