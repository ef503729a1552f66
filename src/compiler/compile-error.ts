/** A fault of the sources given, not of the compiler: its message is meant for the user as it is. */
export class CompileError extends Error {
  override name = "CompileError";
}
