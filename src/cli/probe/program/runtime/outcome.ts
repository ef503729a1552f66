/** Exit status where the kernel agreed but then nothing happened; no error has this number. */
export const NO_EFFECT: i32 = 251;

/** The exit status that tells the outcome of a call that has to succeed. */
export function outcome(result: i64): i32 {
  return result < 0 ? <i32>-result : 0;
}
