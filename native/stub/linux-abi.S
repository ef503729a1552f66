# The library that programs link with: the image's functions where there is an image, else the kernel's calls (find.c decides).
#define PLAIN linux_abi_targets
#define TASK linux_abi_targets + 8
        .text
#include "../library.h"

        .cfi_startproc
        .balign 16
native_plain:
        syscall
        ret
        .cfi_endproc
        .cfi_startproc
        .cfi_def_cfa_offset 0
        .cfi_register rip, r9
native_task:
        syscall
        push    %r9
        .cfi_def_cfa_offset 8
        .cfi_offset rip, -8
        ret
        .cfi_endproc

        .section .data.rel.local, "aw"
        .balign 16
        .globl  linux_abi_targets
        .hidden linux_abi_targets
linux_abi_targets:
        .quad   native_plain, native_task
        .section .note.GNU-stack, "", @progbits
