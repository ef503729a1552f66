import type { Argument } from "../arguments.js";
import { syscallList, type SystemCall } from "../syscalls.js";
import type { Scalar, Struct } from "../types.js";

const scalars: Readonly<Record<string, string>> = {
  i8: "signed char", u8: "unsigned char", i16: "short", u16: "unsigned short", i32: "int", u32: "unsigned int",
  i64: "long", u64: "unsigned long", usize: "unsigned long",
};

/** C libraries call these otherwise, and lay them out alike on x86-64. */
const libcNames: Readonly<Record<string, string>> = {
  "struct __kernel_timespec": "struct timespec", "struct __kernel_old_timeval": "struct timeval",
  "struct __kernel_itimerspec": "struct itimerspec", "struct new_utsname": "struct utsname",
};

/** C libraries have another struct of this name. */
const onlyTheKernels: ReadonlySet<string> = new Set(["struct sigaction"]);

/** include/linux-abi.h: a prototype for every call. */
export function cHeader(): string {
  const prototypes = syscallList.map(prototype);
  const structs = [...new Set(prototypes.flatMap((text) => text.match(/struct \w+/g) ?? []))].sort();
  return `/* Generated from src/abi/syscalls.ts by \`npm run generate\`; do not edit. */
/*
 * Every x86-64 system call of Linux as a function: linux_openat is openat(2). The result is the kernel's: -4095 to -1 is
 * minus an error's number, anything else is not an error. errno is neither read nor written, and no call is a cancellation
 * point. A pointer to a struct is to the kernel's struct, which a C library's of the same name is too unless it is void here.
 * docs/library.md has the rest.
 */
#ifndef LINUX_ABI_H
#define LINUX_ABI_H

#ifdef __cplusplus
extern "C" {
#endif

${structs.map((struct) => `${struct};`).join("\n")}

/* The call \`nr\` with up to six arguments. rt_sigreturn(2) is -ENOSYS here. */
long linux_syscall(long nr, ...);

${prototypes.join("\n")}

#ifdef __cplusplus
}
#endif

#endif
`;
}

function prototype({ name, arguments: args, traits }: SystemCall & { name: string }): string {
  const parameters = Object.entries(args).map(([parameter, argument]) => `${typed(argument)}${parameter}`).join(", ") || "void";
  const attributes = traits.includes("noreturn") ? " __attribute__((noreturn))" : name === "vfork" ? " __attribute__((returns_twice))" : "";
  return `${traits.includes("noreturn") ? "void" : "long"} linux_${name}(${parameters})${attributes};`;
}

/** What precedes a parameter's name. */
function typed(argument: Argument): string {
  switch (argument.kind) {
    case "fd": return "int ";
    case "number": return `${scalars[argument.as]!} `;
    case "path":
    case "text": return "const char *";
    case "bytes":
    case "struct": return `${argument.direction === "in" ? "const " : ""}${pointedTo(argument.to)} *`;
    case "memory": return "void *";
  }
}

function pointedTo(to: Struct | Scalar | undefined): string {
  if (to === undefined) return "void";
  if (to.kind === "scalar") return scalars[to.as]!;
  const type = libcNames[to.header.type] ?? to.header.type;
  return type.startsWith("struct ") && !onlyTheKernels.has(type) ? type : "void";
}
