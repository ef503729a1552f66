const PATH_BYTES: usize = 4096;
const savePath: usize = memory.data(4096);
const loadPath: usize = memory.data(4096);
const mtreePath: usize = memory.data(4096);

/** Files and settings the user gave; a path at 0 was not given. */
export class Options {
  save: usize = 0;
  load: usize = 0;
  mtree: usize = 0;
  unknownIsReal: bool = false;
  allowIoUring: bool = false;
  /** How many files can have a record. */
  entries: usize = 1 << 20;
}

export const options: Options = new Options();

/** Takes an option of the command line; false if there is none of this name or its value makes no sense. */
export function setOption(name: string, value: string | null): bool {
  if (name == "unknown-is-real" || name == "u") {
    options.unknownIsReal = true;
    return value === null;
  }
  if (value === null) return false;
  if (name == "save" || name == "s") {
    options.save = savePath;
    return keep(savePath, value);
  }
  if (name == "load" || name == "i") {
    options.load = loadPath;
    return keep(loadPath, value);
  }
  if (name == "mtree") {
    options.mtree = mtreePath;
    return keep(mtreePath, value);
  }
  if (name == "entries") {
    options.entries = decimal(value);
    return options.entries >= 16 && options.entries <= 1 << 26;
  }
  if (name == "io-uring") {
    options.allowIoUring = value == "allow";
    return value == "allow" || value == "refuse";
  }
  // The descriptor Debian's fakeroot keeps its connection at. There is none here.
  return name == "b" && decimal(value) != 0;
}

/** Strings go away when the call that made them ends. */
function keep(to: usize, text: string): bool {
  const length = <usize>String.UTF8.byteLength(text);
  if (length == 0 || length >= PATH_BYTES) return false;
  String.UTF8.encodeUnsafe(changetype<usize>(text), text.length, to, true);
  return true;
}

function decimal(text: string): usize {
  let value: usize = 0;
  for (let i = 0; i < text.length; i++) {
    const digit = text.charCodeAt(i) - 0x30;
    if (digit < 0 || digit > 9 || value > 1 << 40) return 0;
    value = value * 10 + <usize>digit;
  }
  return value;
}
