// mlockall(2). What the runtime has reserved of the address space counts for the kernel, under a limit that the program itself is within.
// Then its mappings are locked one by one: do_mlockall of the kernel's mm/mlock.c, but for the runtime's.
import {
  ENOMEM, MCL_CURRENT, MCL_FUTURE, MCL_ONFAULT, MLOCK_ONFAULT, RLIMIT_MEMLOCK, Rlimit, appendText, syscall6, __NR_mlock2, __NR_mlockall,
  __NR_prlimit64,
} from "../../assembly/index";
import { IA32_END, isIa32Program } from "../ia32/program";
import { MAPS_BYTES, MapsReader } from "./maps-reader";
import { ownFrom, ownTo } from "./own";

export function lockAll(flags: i32): i64 {
  const result = syscall6(__NR_mlockall, flags, 0, 0, 0, 0, 0);
  if (result != -ENOMEM || (flags & MCL_CURRENT) == 0) return result;
  const limit = new Rlimit();
  if (syscall6(__NR_prlimit64, 0, RLIMIT_MEMLOCK, 0, changetype<usize>(limit), 0, 0) < 0) return result;
  const bytes = eachMapping(false, 0);
  if (bytes < 0 || <u64>bytes > limit.rlim_cur) return result;
  if ((flags & MCL_FUTURE) != 0) syscall6(__NR_mlockall, flags & ~MCL_CURRENT, 0, 0, 0, 0, 0);
  // The kernel ignores what cannot be, too.
  eachMapping(true, (flags & MCL_ONFAULT) != 0 ? MLOCK_ONFAULT : 0);
  return 0;
}

/** Locks the program's mappings if that is asked for. Their bytes, -1 if they cannot be had. */
function eachMapping(lock: bool, flags: u32): i64 {
  const name = changetype<usize>(new StaticArray<u8>(32));
  store<u8>(appendText(name, "/proc/self/maps"), 0);
  const reader = new MapsReader(changetype<usize>(new StaticArray<u8>(<i32>MAPS_BYTES)));
  if (!reader.open(name)) return -1;
  let bytes: i64 = 0;
  while (reader.next()) {
    // The vsyscall page is no mapping of the process's, and what lies behind the program's address space is the runtime's.
    if (<i64>reader.start < 0 || (isIa32Program() && reader.start >= IA32_END)) continue;
    for (let at = reader.start; at < reader.stop;) {
      const behind = ownTo(at);
      if (behind != at) {
        at = behind;
        continue;
      }
      const end = ownFrom(at, reader.stop);
      if (lock) syscall6(__NR_mlock2, at, end - at, flags, 0, 0, 0);
      bytes += end - at;
      at = end;
    }
  }
  reader.close();
  return reader.failed ? -1 : bytes;
}
