// The memory manager of a program: what the language calls when a handler uses `new`.
import "./abort";
import "./arena";
export { arenaReset, arenaMark, arenaRelease } from "./arena";
