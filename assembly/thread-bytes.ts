/** Bytes of a thread area that all layers together can claim. */
const AREA_BYTES: usize = 1024;
let claimed: usize = 0;

/**
 * Claims `bytes` of every thread's area for the caller and returns their offset from `threadArea()`, a multiple of 8.
 * For module level only: the offsets have to be the same in every process of a session.
 */
export function claimThreadBytes(bytes: usize): usize {
  const offset = claimed;
  claimed += (bytes + 7) & ~<usize>7;
  if (claimed > AREA_BYTES) unreachable();
  return offset;
}
