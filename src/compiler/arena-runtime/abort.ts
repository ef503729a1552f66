@external("native", "abort")
declare function nativeAbort(line: u32): void;

/** Where a failed assertion or a range error of the language ends up. */
export function abort(_message: string | null, _file: string | null, line: u32, _column: u32): void {
  nativeAbort(line);
  unreachable();
}
