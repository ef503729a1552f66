// The launcher's part: whether this session's net is Syscall User Dispatch or the filter, and where its image lies.
import { PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_OFF, PR_SYS_DISPATCH_ON, __NR_prctl, syscall6 } from "../../assembly/index";
import { imageBase, imageEnd } from "../natives";
import { useTraps } from "../session/session";
import { drawPlace } from "./place";

/** 0, or why the kernel refuses Syscall User Dispatch: -EINVAL if it has none, -EPERM if that is forbidden. */
export function tryDispatch(): i64 {
  const bytes = imageEnd() - imageBase();
  const result = syscall6(__NR_prctl, PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_ON, imageBase(), bytes, 0, 0);
  if (result == 0) syscall6(__NR_prctl, PR_SET_SYSCALL_USER_DISPATCH, PR_SYS_DISPATCH_OFF, 0, 0, 0, 0);
  return result;
}

/**
 * Makes the session just created a trap session, its image at an address drawn at random. `refusal` is what tryDispatch gave. 0, or
 * -ENOENT if the image's file cannot be read.
 */
export function beginTraps(refusal: i64): i64 {
  return useTraps(drawPlace(), refusal);
}
