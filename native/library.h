/*
 * Every system call as a function, for the image (library.S) and for the library that programs link with (stub/linux-abi.S).
 *
 * The includer defines PLAIN, where calls are made, and TASK, where clone(2) and its like are: words with an address to jump
 * to, the number in rax and the arguments as for `syscall`. What is behind PLAIN returns by the address on the stack, what is
 * behind TASK by r9, which none of the four has as an argument: a child may have another stack, or spoil this one.
 *
 * In: a C function's arguments. Out: rax. Clobbers rcx, r10, r11 and the flags; those of TASK r9 as well.
 */
#define ENOSYS 38

        .macro  begin name
        .globl  linux_\name
        .type   linux_\name, @function
        .balign 8
linux_\name:
        .endm

        .macro  sys name, nr
        .set    .L__NR_\name, \nr
        begin   \name
        mov     $\nr, %eax
        mov     %rcx, %r10
        jmp     linux_enter_here
        .size   linux_\name, . - linux_\name
        .endm

        .macro  sys_task name, nr
        .set    .L__NR_\name, \nr
        .cfi_endproc
        .cfi_startproc
        begin   \name
        pop     %r9
        .cfi_def_cfa_offset 0
        .cfi_register rip, r9
        mov     $\nr, %eax
        mov     %rcx, %r10
        jmp     *TASK(%rip)
        .size   linux_\name, . - linux_\name
        .cfi_endproc
        .cfi_startproc
        .endm
        .macro  sys_clone nr
        sys_task clone, \nr
        .endm
        .macro  sys_clone3 nr
        sys_task clone3, \nr
        .endm
        .macro  sys_fork nr
        sys_task fork, \nr
        .endm
        .macro  sys_vfork nr
        sys_task vfork, \nr
        .endm

/* A signal action's sa_restorer: handlers return to it, nobody calls it. rsp is at the ucontext, which has the registers. */
        .macro  sys_rt_sigreturn nr
        .set    .L__NR_rt_sigreturn, \nr
        .cfi_endproc
        .cfi_startproc
        .cfi_signal_frame
        .cfi_escape 0x0f, 4, 0x77, 160 & 0x7f | 0x80, 160 >> 7, 6       /* CFA: what is at rsp + 160 */
        at      8, 40
        at      9, 48
        at      10, 56
        at      11, 64
        at      12, 72
        at      13, 80
        at      14, 88
        at      15, 96
        at      5, 104                  /* rdi */
        at      4, 112                  /* rsi */
        at      6, 120                  /* rbp */
        at      3, 128                  /* rbx */
        at      1, 136                  /* rdx */
        at      0, 144                  /* rax */
        at      2, 152                  /* rcx */
        at      7, 160                  /* rsp */
        at      16, 168                 /* rip */
        nop                             /* unwinders look up the byte before a return address */
        begin   rt_sigreturn
        mov     $\nr, %eax
        jmp     linux_enter_here
        .size   linux_rt_sigreturn, . - linux_rt_sigreturn
        .cfi_endproc
        .cfi_startproc
        .endm
        .macro  at register, offset
        .cfi_escape 0x10, \register, 3, 0x77, \offset & 0x7f | 0x80, \offset >> 7
        .endm

        .cfi_startproc
/* linux_enter: the number in rax, the arguments as for `syscall`. Clobbers rcx, r11 and the flags. */
        begin   enter
linux_enter_here:
        jmp     *PLAIN(%rip)
        .size   linux_enter, . - linux_enter

#include "generated/library-calls.h"

        begin   syscall
        mov     %rdi, %rax
        mov     %rsi, %rdi
        mov     %rdx, %rsi
        mov     %rcx, %rdx
        mov     %r8, %r10
        mov     %r9, %r8
        mov     8(%rsp), %r9
        cmp     $.L__NR_clone, %eax
        jb      1f                      /* fork and vfork follow it */
        cmp     $.L__NR_vfork, %eax
        jbe     2f
        cmp     $.L__NR_clone3, %eax
        je      2f
        jmp     *PLAIN(%rip)
1:      cmp     $.L__NR_rt_sigreturn, %eax
        je      3f                      /* its frame is not here */
        jmp     *PLAIN(%rip)
3:      mov     $-ENOSYS, %rax
        ret
2:      pop     %r9
        .cfi_def_cfa_offset 0
        .cfi_register rip, r9
        jmp     *TASK(%rip)
        .size   linux_syscall, . - linux_syscall
        .cfi_endproc

/* linux_enter_task: the same for clone, clone3, fork and vfork, jumped to; goes on at r9, pushed and popped. */
        .cfi_startproc
        .cfi_def_cfa_offset 0
        .cfi_register rip, r9
        begin   enter_task
        jmp     *TASK(%rip)
        .size   linux_enter_task, . - linux_enter_task
        .cfi_endproc
