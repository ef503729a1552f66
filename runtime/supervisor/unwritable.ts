/**
 * What the library asks for to keep the kernel from writing to a copy of 16 bytes. The pages that programs see of a supervisor's
 * are writable, so there is none: 0.
 */
export function unwritable(_from: usize): usize {
  return 0;
}
