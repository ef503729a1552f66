import { handledTable } from "../natives";

/** Whether a layer answers the call: larger numbers than 16 bits have are nobody's. */
export function isAnswered(nr: i32): bool {
  return nr >= 0 && nr < 65536 && load<u8>(handledTable() + <usize>nr) != 0;
}
