import { stat as statStruct } from "../../../src/abi/structs.js";
import { load, type FakeKernel, type Loaded } from "../../../src/testkit/index.js";
import { FakeFiles } from "./fake-files.js";

export const AT_FDCWD = -100;

export interface FakeRootSession extends Loaded {
  files: FakeFiles;
  /** "uid:gid mode" of a file as the guest's lstat shows it, the mode in octal with its type. */
  owner(path: string): string;
  open(path: string, flags?: number, mode?: number): number;
}

/** The fakeroot personality on an empty file system in memory. */
export async function fakeRoot(options: Record<string, string | null> = {}, more: FakeKernel = {}, files = new FakeFiles(), timestamp = () => 0n): Promise<FakeRootSession> {
  const kernel: FakeKernel = { ...files.kernel, ...more };
  const late: { guest?: Loaded["guest"] } = {};
  // Calls come already while the personality is being attached.
  Object.defineProperty(files, "guest", { get: () => late.guest, configurable: true });
  const loaded = await load("personalities/fakeroot/fakeroot.ts", kernel, { options: { entries: "256", ...options }, timestamp, onGuest: (guest) => { late.guest = guest; } });
  const { call, guest } = loaded;
  const buffer = guest.allocate(144);
  return Object.assign(loaded, {
    files,
    owner(path: string) {
      const result = call.newfstatat(AT_FDCWD, path, buffer, 0x100);
      if (result < 0) return String(result);
      const { st_uid, st_gid, st_mode } = guest.read(buffer, statStruct);
      return `${st_uid}:${st_gid} ${st_mode!.toString(8)}`;
    },
    open: (path: string, flags = 0, mode = 0) => call.openat(AT_FDCWD, path, flags, mode),
  });
}
