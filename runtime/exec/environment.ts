import { compareBytes } from "../../assembly/index";
import { InitialStack } from "./initial-stack";
import { lifecycleEnvironment } from "./lifecycle";
import { mapMemory } from "./pages";

const WORD: usize = sizeof<usize>();
const EQUALS: u8 = 0x3d;
/** Room for what the layers add. */
const ADDED_BYTES: usize = 65536;

/** The environment with what the layers add to the first program's: theirs replace variables of the same name. */
export function addToEnvironment(stack: InitialStack): usize {
  const count = (stack.auxv - stack.envp) / WORD - 1;
  const at = mapMemory(ADDED_BYTES + ADDED_BYTES * WORD + (count + 1) * WORD);
  if (at < 0) return stack.envp;
  const added = <usize>at;
  const addedBytes = lifecycleEnvironment(added, ADDED_BYTES);
  if (addedBytes == 0) return stack.envp;
  const list = added + ADDED_BYTES;
  let used: usize = 0;
  for (let i: usize = 0; i < count; i++) {
    const variable = load<usize>(stack.envp + i * WORD);
    if (!isAmong(variable, added, addedBytes)) store<usize>(list + used++ * WORD, variable);
  }
  for (let text = added; text < added + addedBytes; text = behind(text)) store<usize>(list + used++ * WORD, text);
  store<usize>(list + used * WORD, 0);
  return list;
}

function isAmong(variable: usize, added: usize, bytes: usize): bool {
  for (let text = added; text < added + bytes; text = behind(text)) {
    let length: usize = 0;
    while (load<u8>(text + length) != 0 && load<u8>(text + length) != EQUALS) length++;
    if (load<u8>(text + length) == EQUALS && compareBytes(variable, text, length + 1) == 0) return true;
  }
  return false;
}

function behind(text: usize): usize {
  while (load<u8>(text) != 0) text++;
  return text + 1;
}

/** The value of the variable that begins with `prefix`, which ends in "="; 0 if there is none. */
export function findVariable(envp: usize, prefix: string): usize {
  for (; load<usize>(envp) != 0; envp += WORD) {
    const variable = load<usize>(envp);
    let i = 0;
    while (i < prefix.length && <i32>load<u8>(variable + <usize>i) == prefix.charCodeAt(i)) i++;
    if (i == prefix.length) return variable + <usize>i;
  }
  return 0;
}
