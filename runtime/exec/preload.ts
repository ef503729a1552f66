// Running a command with a library in front of libc: the launcher makes the session, tells the library of it by a variable, and executes
// the command as the kernel does.
import { appendDecimal, appendText, byteLength, copyText, syscall6, __NR_execve } from "../../assembly/index";
import { dispatch } from "../natives";
import { PRELOAD, library } from "../session/mechanism";
import { sessionBytes, sessionFd, sessionMechanism } from "../session/session";
import { findVariable } from "./environment";
import { mapMemory } from "./pages";
import { startsWith } from "./words";

const WORD: usize = sizeof<usize>();
const COLON: u8 = 0x3a;
/** More than what is around the paths. */
const ROOM: usize = 256;

/** `envp` with the two variables that it takes; `envp` itself if there is no memory. */
export function addPreload(envp: usize): usize {
  if (sessionMechanism() != PRELOAD) return envp;
  const others = findVariable(envp, "LD_PRELOAD=");
  const longest = byteLength(library, usize.MAX_VALUE) + (others == 0 ? 0 : byteLength(others, usize.MAX_VALUE));
  let count: usize = 0;
  while (load<usize>(envp + count * WORD) != 0) count++;
  const at = mapMemory((count + 3) * WORD + longest + 2 * ROOM);
  if (at < 0) return envp;
  const list = <usize>at;
  const session = list + (count + 3) * WORD;
  let end = appendDecimal(appendText(session, "UNWELD_PRELOAD="), sessionFd());
  store<u8>(end, COLON);
  store<u8>(appendDecimal(end + 1, sessionBytes()), 0);
  const preload = session + ROOM;
  end = appendText(preload, "LD_PRELOAD=");
  end += <usize>copyText(end, library, longest + 1);
  if (others != 0) {
    store<u8>(end++, COLON);
    copyText(end, others, longest + 1);
  }
  let used: usize = 0;
  for (let i: usize = 0; i < count; i++) {
    const variable = load<usize>(envp + i * WORD);
    if (!startsWith(variable, "LD_PRELOAD=") && !startsWith(variable, "UNWELD_PRELOAD=")) store<usize>(list + used++ * WORD, variable);
  }
  store<usize>(list + used++ * WORD, session);
  store<usize>(list + used++ * WORD, preload);
  store<usize>(list + used * WORD, 0);
  return list;
}

/** Executes the command's file: by a call of the session, which the layers see, but where the library has yet to come. */
export function executeFile(path: usize, argv: usize, envp: usize): i64 {
  if (sessionMechanism() == PRELOAD) return syscall6(__NR_execve, path, argv, envp, 0, 0, 0);
  return dispatch(__NR_execve, path, argv, envp, 0, 0, 0);
}
