/** The formats of images that are known, with their media types; the keys are the endings that served names have. */
export const imageTypes = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
} as const;
export type ImageFormat = keyof typeof imageTypes;
