import { __NR_exit_group, __NR_write, appendText, syscall6 } from "../../assembly/index";
import { imageBase, imageEnd, thread } from "../natives";

const FAILED: i32 = 125;
const text: usize = memory.data(256);

/**
 * Refuses to start in a process of another session: its image has the gs base, by which this one would find its memory.
 * Uses none of that.
 */
export function refuseNesting(): void {
  if (thread() >= imageBase() && thread() < imageEnd()) return;
  let end = appendText(text, "unweld: cannot start a session inside another\n");
  end = appendText(end, "  the gs base of this process belongs to the image it runs under\n");
  end = appendText(end, "  put the personalities into one stack (several -p), or start the session outside\n");
  syscall6(__NR_write, 2, text, end - text, 0, 0, 0);
  syscall6(__NR_exit_group, FAILED, 0, 0, 0, 0, 0);
}
