/** The known image formats and their media types; the keys are also the extensions of served names. */
export const imageTypes = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  svg: 'image/svg+xml',
} as const;
export type ImageFormat = keyof typeof imageTypes;
