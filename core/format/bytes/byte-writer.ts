/** A growing byte array. Integers are written as LEB128: seven bits to a byte, lowest bits first. */
export class ByteWriter {
  private bytes = new Uint8Array(1024);
  length = 0;

  byte(value: number): void {
    this.reserve(1);
    this.bytes[this.length++] = value;
  }

  number(value: number): void {
    this.reserve(5);
    this.length = writeNumber(this.bytes, this.length, value);
  }

  append(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Returns a copy of the bytes written so far. */
  finish(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }

  /** Drops the bytes written so far and keeps the memory. */
  clear(): void {
    this.length = 0;
  }

  private reserve(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(this.bytes.length * 2, this.length + count));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}

/** Writes an integer below 2 ** 32 at an offset. @returns the offset after it */
export function writeNumber(bytes: Uint8Array, offset: number, value: number): number {
  let at = offset;
  let rest = value;
  while (rest > 0x7f) {
    bytes[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[at++] = rest;
  return at;
}

/** Reads the integer at an offset. */
export function readNumber(bytes: Uint8Array, offset: number): number {
  const byte = bytes[offset] ?? 0;
  if (byte < 0x80) return byte;
  let value = byte & 0x7f;
  for (let at = offset + 1, shift = 7; ; at++, shift += 7) {
    const next = bytes[at] ?? 0;
    value |= (next & 0x7f) << shift;
    if (next < 0x80) return value;
  }
}

/** How many bytes an integer takes. */
export function lengthOfNumber(value: number): number {
  let length = 1;
  for (let rest = value; rest > 0x7f; rest >>>= 7) length += 1;
  return length;
}
