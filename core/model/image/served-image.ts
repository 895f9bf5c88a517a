import { imageTypes } from './image-types';

/** The path at which the development server serves images of the content directory. */
export const localImagesPath = '/images';

/** The media type of a served name. Its extension comes from the bytes of the image, not from the author. */
export function typeOfServedName(name: string): string {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  return (
    Object.entries(imageTypes).find(([format]) => format === extension)?.[1] ?? 'application/octet-stream'
  );
}

/**
 * The Content-Security-Policy for images. A browser that opens an SVG by its URL treats it as a document, which could run
 * scripts.
 */
export const imagePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox";
