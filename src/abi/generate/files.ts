import { abiClass } from "./abi-class.js";
import { abiLevel, abiNames } from "./abi-level.js";
import { argumentWidths } from "./argument-widths.js";
import { blocking } from "./blocking.js";
import { cHeader } from "./c-header.js";
import { constantsCheck, layoutCheck } from "./c-checks.js";
import { errnoConstants, flagConstants } from "./constants.js";
import { ia32CallTable } from "./ia32-calls.js";
import { libraryCalls } from "./library-calls.js";
import { numbers } from "./numbers.js";
import { structClasses } from "./struct-classes.js";

/** Every generated file: its path in the repository and how its text is made. */
export const generatedFiles: ReadonlyMap<string, () => string> = new Map([
  ["assembly/generated/abi.ts", abiClass],
  ["assembly/generated/numbers.ts", numbers],
  ["assembly/generated/ia32-calls.ts", ia32CallTable],
  ["assembly/generated/errno.ts", errnoConstants],
  ["assembly/generated/flags.ts", flagConstants],
  ["assembly/generated/structs.ts", structClasses],
  ["assembly/generated/blocking.ts", blocking],
  ["assembly/generated/argument-widths.ts", argumentWidths],
  ["personalities/abi/abi.ts", abiLevel],
  ["personalities/abi/names.ts", abiNames],
  ["include/linux-abi.h", cHeader],
  ["native/generated/library-calls.h", libraryCalls],
  ["native/generated/layout-check.c", () => layoutCheck("kernel")],
  ["native/generated/layout-check-libc.c", () => layoutCheck("libc")],
  ["native/generated/constants-check.c", () => constantsCheck("kernel")],
  ["native/generated/constants-check-libc.c", () => constantsCheck("libc")],
]);
