import { itemAt } from '../../model/text/item-at';
import { recordParts, type RecordPart } from './format';
import type { PackedRecord } from './pack-record';

const decoder = new TextDecoder();

/** Reads one part of a packed record. */
export function unpackRecord({ bytes, lengths }: PackedRecord, part: RecordPart): string {
  const position = recordParts.indexOf(part);
  const start = lengths.slice(0, position).reduce((sum, length) => sum + length, 0);
  return decoder.decode(bytes.subarray(start, start + itemAt(lengths, position)));
}
