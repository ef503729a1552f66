# The image's exported functions. A thread here is in its program, not in the runtime (runtime/library.ts).
#define PLAIN uw_library_targets
#define TASK uw_library_targets + 8
#define VDSO uw_library_targets + 16
#define FAST_GS uw_library_targets + 24
#define THUNK_BYTES 24
        .text
        .balign 64
        .macro  label name
        .globl  uw_\name
        .hidden uw_\name
uw_\name:
        .endm

label library_begin
#include "library.h"

# The vDSO's functions: a jump to where each is answered, which is behind it where a layer answers the call.
        .macro  vdso name, index
        .globl  __vdso_\name
        .type   __vdso_\name, @function
        .balign 32
__vdso_\name:
        jmp     *uw_vdso_targets + 8 * \index(%rip)
        .balign 8
        mov     $.L__NR_\name, %eax
        jmp     *VDSO(%rip)
        .size   __vdso_\name, . - __vdso_\name
        .endm
        .macro  unprefixed name
        .weak   \name
        .set    \name, __vdso_\name
        .endm
        .cfi_startproc
        .balign 32
label vdso_functions
        vdso    clock_gettime, 0
        vdso    gettimeofday, 1
        vdso    time, 2
        vdso    getcpu, 3
        vdso    clock_getres, 4
        vdso    getrandom, 5
        unprefixed clock_gettime
        unprefixed gettimeofday
        unprefixed time
        unprefixed getcpu
        unprefixed clock_getres
# What there is none of: libraries make the system call then.
label vdso_refusal
        mov     $-ENOSYS, %rax
        ret

# Where a call is made: here if no layer answers it.
label library_plain
        cmp     $0xffff, %eax
        ja      1f
        mov     %eax, %ecx
        lea     uw_handled(%rip), %r11
        cmpb    $0, (%r11, %rcx)
        jne     2f
1:      syscall
        ret
2:      lea     uw_library_thunks + THUNK_BYTES(%rip), %rcx
        jmp     uw_bounce

# The same while calls are counted.
label library_counted
        decl    uw_calls_left(%rip)
        jne     uw_library_plain
        lea     uw_library_thunks + THUNK_BYTES(%rip), %rcx
        jmp     uw_counted_end

# The same in a pinned session.
label library_pinned
        lea     uw_library_thunks + THUNK_BYTES(%rip), %rcx
        jmp     uw_pinned

# Where the program seems to be during a call that a layer answers, in place of a `syscall` instruction: executed again where a call
# is to be made again.
label library_site
        jmp     3f                      # of two bytes, as `syscall`
        ret
3:      jmp     *PLAIN(%rip)
        .balign 16
        .cfi_endproc

        .cfi_startproc
        .cfi_def_cfa_offset 0
        .cfi_register rip, r9
label library_task
        lea     uw_library_thunks + 2 * THUNK_BYTES(%rip), %rcx
        jmp     uw_bounce
label library_task_site
        jmp     4f
        push    %r9
        .cfi_def_cfa_offset 8
        .cfi_offset rip, -8
        ret
        .cfi_def_cfa_offset 0
        .cfi_register rip, r9
4:      jmp     *TASK(%rip)
label library_task_pass
        syscall
        push    %r9
        .cfi_def_cfa_offset 8
        .cfi_offset rip, -8
        ret
        .cfi_endproc

# What a layer answers where the runtime is not in charge of the thread (runtime/leaf.ts): by a block for this call, which the gs base
# leads to meanwhile. In: eax the number, up to three arguments.
        .macro  saved register
        push    %\register
        .cfi_adjust_cfa_offset 8
        .cfi_rel_offset \register, 0
        .endm
        .macro  restored register
        pop     %\register
        .cfi_adjust_cfa_offset -8
        .cfi_restore \register
        .endm
        .macro  set_gs to
        cmpb    $0, FAST_GS(%rip)
        je      8f
        wrgsbase \to
        jmp     9f
8:      mov     \to, %rsi
        mov     $0x1001, %edi           # ARCH_SET_GS
        mov     $.L__NR_arch_prctl, %eax
        syscall
9:
        .endm
        .cfi_startproc
label library_leaf
        saved   rbx
        saved   rbp
        saved   r12
        sub     $32, %rsp               # the arguments, and what the gs base was
        .cfi_adjust_cfa_offset 32
        mov     %rdi, 8(%rsp)
        mov     %rsi, 16(%rsp)
        mov     %rdx, 24(%rsp)
        mov     %eax, %r12d
        call    uw_takeLeaf
        mov     %rax, %rbx
        test    %rax, %rax
        je      5f
        cmpb    $0, FAST_GS(%rip)
        je      4f
        rdgsbase %rbp
        jmp     6f
4:      mov     %rsp, %rsi
        mov     $0x1004, %edi           # ARCH_GET_GS
        mov     $.L__NR_arch_prctl, %eax
        syscall
        mov     (%rsp), %rbp
6:      set_gs  %rbx
        mov     %r12d, %edi
        mov     8(%rsp), %rsi
        mov     16(%rsp), %rdx
        mov     24(%rsp), %rcx
        xor     %r8d, %r8d
        xor     %r9d, %r9d
        movq    $0, (%rsp)
        call    uw_dispatch
        mov     %rax, %r12
        set_gs  %rbp
        mov     %rbx, %rdi
        call    uw_releaseLeaf
        mov     %r12, %rax
        jmp     7f
5:      mov     %r12d, %eax             # no block: the kernel answers
        mov     8(%rsp), %rdi
        mov     16(%rsp), %rsi
        mov     24(%rsp), %rdx
        syscall
7:      add     $32, %rsp
        .cfi_adjust_cfa_offset -32
        restored r12
        restored rbp
        restored rbx
        ret
        .cfi_endproc
label library_end

        .bss
        .balign 64
        .hidden uw_library_targets
        .globl  uw_library_targets
uw_library_targets:
        .skip   32
        .hidden uw_library_thunks
        .globl  uw_library_thunks
uw_library_thunks:
        .skip   2 * THUNK_BYTES         # two headers of thunks (runtime/gate/thunk.ts)
        .hidden uw_vdso_targets
        .globl  uw_vdso_targets
uw_vdso_targets:
        .skip   64
# The kernel's own functions, for layers: 0 where there is none.
        .hidden uw_vdso_kernel
        .globl  uw_vdso_kernel
uw_vdso_kernel:
        .skip   64
        .section .note.GNU-stack, "", @progbits
