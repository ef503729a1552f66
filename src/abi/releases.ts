/** How many releases each series of mainline kernels has had: 4.0 to 4.20, 5.0 to 5.19, 6.0 to 6.18. */
const lastOf: Readonly<Record<number, number>> = { 4: 20, 5: 19, 6: 18 };
const oldest = "4.4";

/** Mainline releases that a boundary or an ABI level may name, oldest first; none is older than all that the runtime lives on. */
export const releases: readonly string[] = Object.entries(lastOf)
  .flatMap(([series, last]) => Array.from({ length: last + 1 }, (_, minor) => `${series}.${minor}`))
  .filter((release) => compareReleases(release, oldest) >= 0);

/** Below 0 if release `a` is older than `b`, 0 if they are the same, above 0 if it is newer. */
export function compareReleases(a: string, b: string): number {
  const [x, y] = [a, b].map((release) => release.split(".").map(Number));
  for (let i = 0; i < Math.max(x!.length, y!.length); i++) {
    const difference = (x![i] ?? 0) - (y![i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
