/** Where the search index is read from: a part of a file, or bytes in memory. */
export interface SearchSource {
  readonly length: number;
  readBytes(offset: number, length: number): Uint8Array<ArrayBuffer>;
  /** Fills `bytes` with those from `offset` on. */
  readInto(offset: number, bytes: Uint8Array): void;
}
