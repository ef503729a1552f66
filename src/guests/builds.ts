/** Headers of the kernel's that are the same for both widths lie in a folder of 64 bits on Debian, where `-m32` does not look. */
const m32 = ["-m32", "-idirafter", "/usr/include/x86_64-linux-gnu"];

/** How a guest in C or C++ is compiled; each build of a guest is run on its own. */
export const builds = {
  default: [],
  static: ["-static"],
  "static-pie": ["-static-pie"],
  "no-pie": ["-no-pie"],
  musl: [],
  "musl-static": ["-static"],
  m32,
  "m32-static": [...m32, "-static"],
} as const;

export type Build = keyof typeof builds;

/** What is made of them is a program of 32 bits. */
export const buildsOf32Bits: readonly Build[] = ["m32", "m32-static"];
