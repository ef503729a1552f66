import { AT_FDCWD, EINVAL, GRND_INSECURE, GRND_NONBLOCK, GRND_RANDOM, O_CLOEXEC, O_NONBLOCK, O_RDONLY, Ptr } from "unweld";
import { kernel } from "./below";
import { pathOf } from "./proc";

const MOST: usize = 0x7fffffff;

/** getrandom(2) from the devices. */
export function randomBytes(buf: Ptr<u8>, count: usize, flags: u32): i64 {
  if ((flags & ~<u32>(GRND_NONBLOCK | GRND_RANDOM | GRND_INSECURE)) != 0) return -EINVAL;
  if ((flags & <u32>(GRND_INSECURE | GRND_RANDOM)) == <u32>(GRND_INSECURE | GRND_RANDOM)) return -EINVAL;
  const path = pathOf((flags & <u32>GRND_RANDOM) != 0 ? "/dev/random" : "/dev/urandom");
  const waits = (flags & <u32>GRND_NONBLOCK) != 0 ? O_NONBLOCK : 0;
  const fd = kernel.openat(AT_FDCWD, path, O_RDONLY | O_CLOEXEC | waits, 0);
  if (fd < 0) return fd;
  const wanted = min(count, MOST);
  let done: usize = 0;
  let result: i64 = 0;
  while (done < wanted) {
    result = kernel.read(<i32>fd, buf.plus(done), wanted - done);
    if (result <= 0) break;
    done += <usize>result;
  }
  kernel.close(<i32>fd);
  return done != 0 || result >= 0 ? <i64>done : result;
}
