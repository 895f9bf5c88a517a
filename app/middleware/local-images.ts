import type { Context } from 'egg';
import { ProblemError } from '../../contract/problem-error';
import { imagePolicy, localImagesPath, typeOfServedName } from '../../core/model/image/served-image';

/**
 * Serves the images of the content directory, in development only.
 *
 * The requested name is looked up among the images of the last build. It never becomes part of a path.
 */
export default function localImages() {
  return async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    const name = nameOf(ctx.path);
    const bytes = name === null ? null : ctx.app.readImage(name);
    if (name === null || bytes === null) {
      await next();
      return;
    }
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') {
      const detail = `${ctx.method} is not allowed here; images are read with GET and HEAD.`;
      throw new ProblemError('method_not_allowed', detail);
    }
    ctx.body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    ctx.set('Content-Type', typeOfServedName(name));
    // The name changes with the image.
    ctx.set('Cache-Control', 'public, max-age=31536000, immutable');
    ctx.set('Content-Security-Policy', imagePolicy);
  };
}

function nameOf(path: string): string | null {
  if (!path.startsWith(`${localImagesPath}/`)) return null;
  try {
    return decodeURIComponent(path.slice(localImagesPath.length + 1));
  } catch {
    return null;
  }
}
