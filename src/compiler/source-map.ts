export interface SourcePosition { file: string; line: number }

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/** The source position of each mapped byte offset of a module, from a version 3 source map. */
export function readSourceMap(json: string): Map<number, SourcePosition> {
  const map = JSON.parse(json) as { sources: string[]; mappings: string };
  const positions = new Map<number, SourcePosition>();
  let offset = 0;
  let source = 0;
  let line = 0;
  // A module is one line whose columns are byte offsets.
  for (const segment of map.mappings.split(",")) {
    const values = decodeVlq(segment);
    offset += values[0] ?? 0;
    if (values.length < 4) continue;
    source += values[1]!;
    line += values[2]!;
    positions.set(offset, { file: map.sources[source]!, line: line + 1 });
  }
  return positions;
}

function decodeVlq(text: string): number[] {
  const values: number[] = [];
  let value = 0;
  let shift = 0;
  for (const char of text) {
    const digit = digits.indexOf(char);
    value |= (digit & 31) << shift;
    shift += 5;
    if ((digit & 32) !== 0) continue;
    values.push((value & 1) !== 0 ? -(value >>> 1) : value >>> 1);
    value = 0;
    shift = 0;
  }
  return values;
}
