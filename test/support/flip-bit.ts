/** A copy of bytes with one bit flipped, of the byte at a position; a negative one counts from the end. */
export function flipBit(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes);
  const index = at < 0 ? copy.length + at : at;
  copy.writeUInt8(copy.readUInt8(index) ^ (1 << (index % 8)), index);
  return copy;
}
