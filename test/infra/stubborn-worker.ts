import type { ArticleBuild } from '../../core/build/article/build-article';
import type { BuildTask } from '../../infra/build-worker';

/** Builds nothing: never ends on `endless.md`, fails on `broken.md`, and is done at once with everything else. */
export default function buildNothing({ found }: BuildTask): ArticleBuild {
  for (;;) {
    if (found.slug === 'broken') throw new Error('The worker broke.');
    if (found.slug !== 'endless') return { article: null, findings: [] };
  }
}
