import { imageTypes } from './image-types';

/** Where development serves the images of the content directory. */
export const localImagesPath = '/images';

/** The media type of a served name; its ending was given by the bytes, not by the author. */
export function typeOfServedName(name: string): string {
  const ending = name.slice(name.lastIndexOf('.') + 1);
  return Object.entries(imageTypes).find(([format]) => format === ending)?.[1] ?? 'application/octet-stream';
}
