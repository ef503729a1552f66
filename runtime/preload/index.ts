// What a preloaded library has beside the personalities: no runtime, but the session that its launcher made.
import { lifecycleAttach, lifecycleOption } from "../exec/lifecycle";
import { attachSession, layerBase, sessionOptions } from "../session/session";

/** Joins the session whose memory of `bytes` bytes is open as `fd`. 0 or -errno. */
export function preloadAttach(fd: i32, bytes: usize): i64 {
  const attached = attachSession(fd, bytes, 0);
  if (attached < 0) return attached;
  const options = sessionOptions();
  for (let at = options.start; at < options.end; at = options.next(at)) {
    lifecycleOption(options.name(at), <i32>options.nameLength(at), options.value(at), <i32>options.valueLength(at));
  }
  lifecycleAttach(layerBase(), false);
  return 0;
}
