# The instructions that have to be named: the image's entry, the bounce, waiting calls, clone, signal entry.
#
# Thread block, at the gs base (runtime/thread.ts has the same offsets):
        .set    T_SELF, 0               # its own address
        .set    T_FRAME, 8              # where the registers of the current call are kept, on the private stack
        .set    T_PENDING, 16           # u32: a signal waits for the current call to end
        .set    T_CATCH, 24             # stack pointer to go back to from a fault in the signal handler; 0 outside
        .set    T_OWN_GS, 120           # the application's gs base
        .set    T_PASSED_THUNK, 208     # of a call that goes through its gate, and the application's stack pointer meanwhile
        .set    T_PASSED_RSP, 216
        .set    T_TRAPPED_NEXT, 312     # behind a thunk's header: where a call that its site's trap began goes on
        .set    T_ARENA, 2048           # { next, end } and the memory behind
        .set    ARENA_END, 65536
        .set    STACK_BYTES, 29696      # of the private stack, which ends where the block's fields are
        .set    BLOCK_END, 138240
# Frame (runtime/frame.ts):
        .set    F_RDI, 0
        .set    F_RSI, 8
        .set    F_RDX, 16
        .set    F_R10, 24
        .set    F_R8, 32
        .set    F_R9, 40
        .set    F_RAX, 48
        .set    F_NR, 56
        .set    F_FLAGS, 64
        .set    F_RSP, 72
        .set    F_THUNK, 80
        .set    F_RBX, 88
        .set    F_RBP, 96
        .set    F_R12, 104
        .set    F_R13, 112
        .set    F_R14, 120
        .set    F_R15, 128
        .set    F_RCX, 136              # from here on of calls by int 0x80 alone: what `syscall` would change,
        .set    F_R11, 144
        .set    F_RIP, 152             # and what iretq goes on with: rip, cs, flags, rsp, ss
        .set    FRAME_BYTES, 192
# How a program begins (runtime/shown-call.ts, ShownCall):
        .set    S_ARGUMENTS, 8
        .set    S_RIP, 64
        .set    S_RSP, 72
# Thunk header, before its code (runtime/gate/thunk.ts):
        .set    H_TAIL, -8              # where a handled call goes on
        .set    H_SITE, -24             # of the call
        .set    H_IA32, -12             # u8: whether the call is one of the 32-bit table, by int 0x80
        .set    PASS, 52                # where a call is made that no layer answers
        .set    FAST_GS, uw_library_targets + 24 # u8: programs may set the gs base by an instruction
        .set    MANY_CALLS, uw_calls_left + 4 # u8: so many calls were made that the next one is to be of use
        .set    SPECIAL_FLAGS, 0x40500  # AC, DF, TF: what only popf restores
        .set    CALL_FLAGS, 0x44500     # AC, NT, DF and TF, with which neither the runtime nor iretq does
        .set    ALIGNMENT_CHECK, 0x40000 # AC: the runtime reads and writes what is not aligned
        .set    RUNTIME_FLAGS, 0x40500  # AC and DF, and TF: no instruction of the runtime's is the program's
        .set    NESTED_TASK, 0x4000     # NT
        .set    INITIAL_FLAGS, 0x202
        .set    GS_BASE, 1              # of uw_gs_taken: the application set its gs base,
        .set    GS_SELECTOR, 2          # or it is a program of 32 bits, and T_OWN_GS a selector
        .set    USER_CS, 0x33           # the kernel's code segment of 64 bits, that of 32, and its data segment
        .set    USER32_CS, 0x23
        .set    USER_DS, 0x2b
        .set    UC_RIP, 168             # in struct ucontext
        .set    UC_CS, 184

        .macro  function name
        .globl  \name
        .hidden \name
        .type   \name, @function
        .balign 16
\name:
        .endm
        .macro  label name
        .globl  \name
        .hidden \name
\name:
        .endm

# The application has a gs base of its own: it is in force outside the runtime. Changes rax, rdi, rsi, rcx and r11.
        .macro  give_gs_back
        mov     %gs:T_OWN_GS, %rsi
        cmpb    $GS_SELECTOR, uw_gs_taken(%rip)
        je      881f
        mov     $0x1001, %edi           # ARCH_SET_GS
        mov     $158, %eax
        call    uw_gates + 8 * 158
        jmp     882f
881:    load_gs %esi
882:
        .endm

# A selector that cannot be used any more becomes 0, as where the kernel switches between tasks.
        .macro  load_gs selector
        verr    %si
        jz      883f
        xor     \selector, \selector
883:    mov     \selector, %gs
        .endm

# From a thunk, rcx its address: the application's registers go to the frame, where the stack is then.
        .macro  save_frame
        mov     %rsp, %r11
        mov     %gs:T_FRAME, %rsp
        mov     %r11, F_RSP(%rsp)
        pushf
        pop     %r11
        mov     %r11, F_FLAGS(%rsp)
        test    $RUNTIME_FLAGS, %r11d
        jnz     884f
        .subsection 1
884:    andl    $~RUNTIME_FLAGS, %r11d
        push    %r11
        popf
        jmp     885f
        .previous
885:
        mov     %rdi, F_RDI(%rsp)
        mov     %rsi, F_RSI(%rsp)
        mov     %rdx, F_RDX(%rsp)
        mov     %r10, F_R10(%rsp)
        mov     %r8, F_R8(%rsp)
        mov     %r9, F_R9(%rsp)
        mov     %rax, F_NR(%rsp)
        mov     %rcx, F_THUNK(%rsp)
        mov     %rbx, F_RBX(%rsp)
        mov     %rbp, F_RBP(%rsp)
        mov     %r12, F_R12(%rsp)
        mov     %r13, F_R13(%rsp)
        mov     %r14, F_R14(%rsp)
        mov     %r15, F_R15(%rsp)
        .endm

# From the frame, where the stack is: the arguments of its call.
        .macro  load_arguments
        mov     F_RDI(%rsp), %rdi
        mov     F_RSI(%rsp), %rsi
        mov     F_RDX(%rsp), %rdx
        mov     F_R10(%rsp), %r10
        mov     F_R8(%rsp), %r8
        mov     F_R9(%rsp), %r9
        .endm

# And what functions keep.
        .macro  load_kept
        mov     F_RBX(%rsp), %rbx
        mov     F_RBP(%rsp), %rbp
        mov     F_R12(%rsp), %r12
        mov     F_R13(%rsp), %r13
        mov     F_R14(%rsp), %r14
        mov     F_R15(%rsp), %r15
        .endm

        .text
function uw_entry
        .cfi_startproc
        .cfi_undefined rip
        mov     %rsp, %r15
        mov     %rsp, %rdi
        and     $-16, %rsp
        call    uw_prefaultImage
        lea     uw_first_block(%rip), %rsi
        mov     $0x1001, %edi           # ARCH_SET_GS
        mov     $158, %eax
        call    uw_gates + 8 * 158
        mov     %rsi, T_SELF(%rsi)
        lea     -FRAME_BYTES(%rsi), %rax
        mov     %rax, T_FRAME(%rsi)
        lea     ARENA_END(%rsi), %rax
        mov     %rax, T_ARENA + 8(%rsi)
        call    uw_start
        mov     %r15, %rdi
        call    uw_launch
        mov     %gs:T_FRAME, %rsp
        call    uw_launchShown          # a tracer may write to the program's stack
        mov     %rax, %r13
        mov     S_RIP(%r13), %r12
        mov     S_RSP(%r13), %r15
        movq    $0, %gs:T_ARENA
        mov     %r12, F_RIP(%rsp)       # begun by iretq: with its flags, and all registers 0 or what a tracer made of them
        movq    $USER_CS, F_RIP + 8(%rsp)
        movq    $INITIAL_FLAGS, F_RIP + 16(%rsp)
        mov     %r15, F_RIP + 24(%rsp)
        movq    $USER_DS, F_RIP + 32(%rsp)
        cmpb    $0, uw_gs_taken(%rip)
        je      1f
        cmpb    $GS_SELECTOR, uw_gs_taken(%rip)
        je      2f
        give_gs_back
        jmp     1f
2:      movq    $USER32_CS, F_RIP + 8(%rsp)
        mov     $USER_DS, %eax
        mov     %eax, %ds
        mov     %eax, %es
1:      mov     S_ARGUMENTS(%r13), %rdi
        mov     S_ARGUMENTS + 8(%r13), %rsi
        mov     S_ARGUMENTS + 16(%r13), %rdx
        mov     S_ARGUMENTS + 24(%r13), %r10
        mov     S_ARGUMENTS + 32(%r13), %r8
        mov     S_ARGUMENTS + 40(%r13), %r9
        xor     %eax, %eax
        xor     %ebx, %ebx
        xor     %ecx, %ecx
        xor     %ebp, %ebp
        xor     %r11d, %r11d
        xor     %r12d, %r12d
        xor     %r13d, %r13d
        xor     %r14d, %r14d
        xor     %r15d, %r15d
        lea     F_RIP(%rsp), %rsp
        iretq
        .cfi_endproc
        .size   uw_entry, . - uw_entry

# From a thunk, rcx its address. The application's stack is not touched.
function uw_bounce
        .cfi_startproc
        .cfi_undefined rip
        save_frame
        cmpb    $0, MANY_CALLS(%rip)
        jne     uw_many
label uw_bounce_saved
        mov     %r10, %rcx
        sub     $16, %rsp
        mov     %rax, (%rsp)
        call    uw_enter
        add     $16, %rsp
        mov     %rax, F_RAX(%rsp)
        movq    $0, %gs:T_ARENA
# Until the jump, a signal finds the application's registers in the frame: the call is over.
label uw_exit_begin
        cmpl    $0, %gs:T_PENDING
        jne     uw_deferred
        cmpb    $0, uw_gs_taken(%rip)
        jne     3f
2:      mov     F_FLAGS(%rsp), %r11
        load_arguments
        mov     F_THUNK(%rsp), %rcx
        test    $SPECIAL_FLAGS, %r11d
        jne     1f
        mov     %r11d, %eax             # OF by an addition, the others by sahf: popf takes longer than all the rest
        shl     $8, %eax
        shr     $11, %r11d
        and     $1, %r11d
        add     $0x7f, %r11b
        sahf
        mov     F_FLAGS(%rsp), %r11
        mov     F_RAX(%rsp), %rax
        mov     F_RSP(%rsp), %rsp
label uw_exit_jump_plain
        jmp     *H_TAIL(%rcx)
1:      mov     F_RAX(%rsp), %rax
        push    %r11
        popf
        mov     F_RSP(%rsp), %rsp
label uw_exit_jump_flags
        jmp     *H_TAIL(%rcx)
3:      give_gs_back
        jmp     2b
label uw_exit_end
# A signal came during the call: it is delivered now.
label uw_deferred
        call    uw_leave                # the ucontext to return to
        pushq   $0
        mov     %rsp, %gs:T_CATCH
        push    %rax
        mov     %rax, %rdi
        call    uw_deliverDeferred
        movq    $0, %gs:T_CATCH
        pop     %rdi
        jmp     uw_return_from_call
label uw_deferred_end
        .cfi_endproc
        .size   uw_bounce, . - uw_bounce

# From a thunk, rcx its address: a call that no layer answers is counted, by no flags and no registers but rcx and r11. The last one of
# many is made by the bounce.
function uw_counted
        .cfi_startproc
        .cfi_undefined rip
        mov     uw_calls_left(%rip), %r11d
        lea     -1(%r11), %r11d
        mov     %r11d, uw_calls_left(%rip)
        xchg    %rcx, %r11
label uw_counted_swapped
        jrcxz   1f
        lea     PASS(%r11), %r11
        jmp     *%r11
1:      mov     %r11, %rcx
label uw_counted_end
        save_frame
label uw_many
        call    uw_manyCalls
        mov     F_NR(%rsp), %rax
        load_arguments
        jmp     uw_bounce_saved
        .cfi_endproc
        .size   uw_counted, . - uw_counted

# A call that its site's trap began (runtime/gate/trapped.ts); what it needs is in the block.
function uw_trapped
        .cfi_startproc
        .cfi_undefined rip
        syscall
label uw_trapped_made
        mov     %gs:T_TRAPPED_NEXT, %rcx
        jmp     *%gs:T_TRAPPED_NEXT
label uw_trapped_answered
        mov     %gs:T_SELF, %rcx
        lea     T_TRAPPED_NEXT(%rcx), %rcx
        jmp     uw_bounce
label uw_trapped_pinned
        mov     %gs:T_SELF, %rcx
        lea     T_TRAPPED_NEXT(%rcx), %rcx
        jmp     uw_pinned
label uw_trapped_tail
        mov     (%rcx), %rcx
        jmp     *%rcx
label uw_trapped_end
        .cfi_endproc
        .size   uw_trapped, . - uw_trapped

# In a pinned session, from a thunk, rcx its address: a call that no layer answers goes through its gate. That takes a stack, the
# private one, since rcx and r11 do not outlast the call; a signal finds the application's stack pointer in the block.
# Neither flags nor other registers change.
function uw_pinned
        .cfi_startproc
        .cfi_undefined rip
        mov     %rcx, %gs:T_PASSED_THUNK
label uw_pinned_kept
        mov     %rsp, %gs:T_PASSED_RSP
        mov     %eax, %ecx
        bswap   %ecx
        movzwl  %cx, %ecx
        jrcxz   1f
        jmp     3f                      # of more than 16 bits
1:      movzbl  %ah, %ecx
        jrcxz   2f
        lea     -1(%ecx), %ecx
        jrcxz   2f
        jmp     3f                      # has no gate
2:      movzwl  %ax, %ecx
        lea     uw_handled(%rip), %r11
        movzbl  (%r11, %rcx), %ecx
        jrcxz   4f
3:      mov     %gs:T_PASSED_THUNK, %rcx
        jmp     uw_bounce
4:      movzwl  %ax, %ecx
        lea     uw_gates(%rip), %r11
        lea     (%r11, %rcx, 8), %r11
        mov     %gs:T_FRAME, %rsp
label uw_pinned_switched
        call    *%r11
label uw_pinned_made
        mov     %gs:T_PASSED_THUNK, %rcx
        mov     %gs:T_PASSED_RSP, %rsp
        jmp     *H_TAIL(%rcx)
label uw_pinned_end
        .cfi_endproc
        .size   uw_pinned, . - uw_pinned

# From the vDSO of a program of 32 bits, by a far jump: a call of the 32-bit table without a trap. The program does not have r8 to r11, and
# knows of no fs base: that is the block's address. Where the program has another fs, the call traps. Until the stack is switched a signal
# finds the program at that trap, rcx being in r9 from the second instruction on.
function uw_ia32_enter
        .cfi_startproc
        .cfi_undefined rip
        mov     %rcx, %r9
label uw_ia32_fs
        mov     %fs, %ecx
        jrcxz   1f
        jmp     4f
1:      movzbl  FAST_GS(%rip), %ecx
        jrcxz   uw_ia32_block
        rdfsbase %r8
        jmp     3f
label uw_ia32_block
        mov     %fs:T_SELF, %r8
3:      mov     %r8, %rcx
        bswap   %rcx
        mov     %ecx, %ecx
        jrcxz   4f                      # what some processors keep of another fs
        jmp     5f
4:      mov     %r9, %rcx
        ljmp    *uw_ia32_far(%rip)
5:      mov     %r9, %rcx
label uw_ia32_found
        mov     %gs, %r9d
        mov     %r9, T_OWN_GS(%r8)
        mov     T_FRAME(%r8), %r9
        mov     %esp, %r10d
        mov     %r10, F_RSP(%r9)
        mov     %r9, %rsp
label uw_ia32_switched
        pushf
        popq    F_FLAGS(%rsp)
        mov     %rdi, F_RDI(%rsp)
        mov     %rsi, F_RSI(%rsp)
        mov     %rdx, F_RDX(%rsp)
        mov     %rbx, F_RBX(%rsp)
        mov     %rbp, F_RBP(%rsp)
        mov     %rcx, F_RCX(%rsp)
        mov     %eax, %eax
        mov     %rax, F_NR(%rsp)
        lea     T_TRAPPED_NEXT(%r8), %rax
        mov     %rax, F_THUNK(%rsp)
        movb    $1, H_IA32(%rax)
        mov     uw_ia32_far(%rip), %ecx
        mov     %rcx, H_SITE(%rax)
        add     $2, %ecx
        mov     %rcx, F_RIP(%rsp)
        movq    $USER32_CS, F_RIP + 8(%rsp)
        movq    $USER_DS, F_RIP + 32(%rsp)
        cmpb    $0, FAST_GS(%rip)
        je      1f
        xor     %ecx, %ecx              # what the program does to a segment that is loaded is done at once
        mov     %ecx, %gs
        wrgsbase %r8
        jmp     uw_ia32
1:      mov     %r8, %rsi
        mov     $0x1001, %edi           # ARCH_SET_GS
        mov     $158, %eax
        call    uw_gates + 8 * 158
        jmp     uw_ia32
        .cfi_endproc
        .size   uw_ia32_enter, . - uw_ia32_enter

# A call of the 32-bit table, which its trap began (runtime/ia32/trap.ts): the frame is filled, and rsp is the frame. It is left by iretq,
# since all registers but rax stay. Until then a signal finds the application's in the frame: the call is over.
function uw_ia32
        .cfi_startproc
        .cfi_undefined rip
        pushf
        andl    $~CALL_FLAGS, (%rsp)
        popf
        call    uw_callIa32
        mov     %rax, F_RAX(%rsp)
        movq    $0, %gs:T_ARENA
label uw_ia32_exit
        cmpl    $0, %gs:T_PENDING
        jne     uw_deferred
        mov     F_RSP(%rsp), %rax
        mov     %rax, F_RIP + 24(%rsp)
        mov     F_FLAGS(%rsp), %rax
        mov     %rax, F_RIP + 16(%rsp)
        cmpb    $0, uw_gs_taken(%rip)
        je      1f
        give_gs_back
1:      load_arguments
        load_kept
        mov     F_RCX(%rsp), %rcx
        mov     F_R11(%rsp), %r11
        mov     F_RAX(%rsp), %rax
        lea     F_RIP(%rsp), %rsp
        iretq
label uw_ia32_exit_end
        .cfi_endproc
        .size   uw_ia32, . - uw_ia32

# A fault in a handler was the application's bad pointer. rsp is the frame.
function uw_catch
        movq    $-14, F_RAX(%rsp)       # -EFAULT
1:      movq    $0, %gs:T_ARENA
        call    uw_callAbandoned
function uw_resume
        mov     F_THUNK(%rsp), %rcx
        cmpb    $0, H_IA32(%rcx)
        jne     uw_ia32_exit
        load_kept
        jmp     uw_exit_begin

# The same of a page that cannot be had.
function uw_catch_no_memory
        movq    $-12, F_RAX(%rsp)       # -ENOMEM
        jmp     1b

# A handler cannot go on: out of memory (edi 0) or an error of the language in line edi. The call ends with -ENOMEM.
function uwn_abort
        mov     %gs:T_SELF, %rax
        cmp     %rax, %rsp
        ja      1f
        lea     -STACK_BYTES(%rax), %rcx
        cmp     %rcx, %rsp
        jb      1f
        mov     %gs:T_FRAME, %rsp
        call    uw_handlerFailed
        movq    $-12, F_RAX(%rsp)
        movq    $0, %gs:T_ARENA
        jmp     uw_resume
1:      ud2

# A call that may wait: a signal that came before it starts ends it with -ERESTARTSYS.
function uwn_blockingSyscall6
        .cfi_startproc
        mov     %rdi, %rax
        mov     %rsi, %rdi
        mov     %rdx, %rsi
        mov     %rcx, %rdx
        mov     %r8, %r10
        mov     %r9, %r8
        mov     8(%rsp), %r9
label uw_wait_begin
        cmpl    $0, %gs:T_PENDING
        jne     uw_wait_abort
        lea     uw_gates(%rip), %r11
        lea     (%r11, %rax, 8), %r11
        call    *%r11
label uw_wait_end
        ret
label uw_wait_abort
        mov     $-512, %rax
        ret
        .cfi_endproc
        .size   uwn_blockingSyscall6, . - uwn_blockingSyscall6

# A call of the 32-bit table by its number and six arguments; else as uwn_blockingSyscall6.
function uwn_int80
        .cfi_startproc
        push    %rbx
        .cfi_adjust_cfa_offset 8
        push    %rbp
        .cfi_adjust_cfa_offset 8
        mov     %edi, %eax
        mov     %esi, %ebx
        mov     %edx, %r10d
        mov     %ecx, %edx
        mov     %r10d, %ecx
        mov     %r8d, %esi
        mov     %r9d, %edi
        mov     24(%rsp), %ebp
label uw_int80_begin
        cmpl    $0, %gs:T_PENDING
        jne     uw_int80_abort
        int     $0x80
label uw_int80_end
        pop     %rbp
        .cfi_adjust_cfa_offset -8
        pop     %rbx
        .cfi_adjust_cfa_offset -8
        ret
        .cfi_adjust_cfa_offset 16
label uw_int80_abort
        mov     $-512, %rax
        jmp     uw_int80_end
        .cfi_endproc
        .size   uwn_int80, . - uwn_int80

# Copies until a byte is not to be had; how many are left. A fault goes on behind the instruction.
function uwn_tryCopy
        mov     %rdx, %rcx
label uw_try_copy
        rep movsb
label uw_try_copy_end
        mov     %rcx, %rax
        ret
        .size   uwn_tryCopy, . - uwn_tryCopy
# The two bytes at rdi, or 0 where there are none.
function uwn_tryLoad16
        xor     %eax, %eax
label uw_try_load
        movzwl  (%rdi), %eax
label uw_try_load_end
        ret
        .size   uwn_tryLoad16, . - uwn_tryLoad16

# clone, clone3, fork or vfork. A child that shares memory starts on its own private stack, which begins with where the gate goes on,
# with its block in r12, and goes straight to the application; any other child returns 0 here, on its copy of this stack.
function uwn_clone
        .cfi_startproc
        push    %r12
        .cfi_adjust_cfa_offset 8
        mov     16(%rsp), %r12
        mov     %rdi, %rax
        mov     %rsi, %rdi
        mov     %rdx, %rsi
        mov     %rcx, %rdx
        mov     %r8, %r10
        mov     %r9, %r8
label uw_clone_begin
        cmpl    $0, %gs:T_PENDING
        jne     uw_clone_abort
        lea     uw_gates(%rip), %r11
        lea     (%r11, %rax, 8), %r11
        call    *%r11
label uw_clone_end
        test    %rax, %rax
        jnz     1f
        test    %r12, %r12
        jnz     2f
1:      pop     %r12
        .cfi_adjust_cfa_offset -8
        ret
        .cfi_adjust_cfa_offset 8
label uw_clone_abort
        mov     $-512, %rax
        jmp     1b
2:      .cfi_undefined rip
        mov     %r12, %rsi
        mov     $0x1001, %edi           # ARCH_SET_GS
        mov     $158, %eax
        call    uw_gates + 8 * 158
        mov     T_FRAME(%r12), %rsp
        call    uw_threadStart
        jmp     uw_resume
        .cfi_endproc
        .size   uwn_clone, . - uwn_clone

# rt_sigreturn from the ucontext at rdi. Comes back if a signal waits for the end of the current call.
function uwn_sigreturn
label uw_return_begin
        cmpl    $0, %gs:T_PENDING
        jne     2f
uw_return_from_call:                    # NT is not restored by the kernel, but stays as it is
        mov     %gs:T_FRAME, %rax
        testl   $NESTED_TASK, F_FLAGS(%rax)
        jz      uw_return_now
        pushf
        orl     $NESTED_TASK, (%rsp)
        popf
label uw_return_now
        movq    $0, %gs:T_ARENA
        mov     %rdi, %rsp
label uw_return_gs
        cmpb    $0, uw_gs_taken(%rip)
        je      1f
        give_gs_back
1:      mov     $15, %eax
        jmp     uw_gates + 8 * 15
label uw_return_end
2:      ret

# exit(2) without a stack: another thread may have been given this one's.
function uwn_exitThread
        movl    $0, (%rsi)              # the lock of the blocks
        mov     $60, %eax
        jmp     uw_gates + 8 * 60

# Every signal's handler in the kernel's eyes, on the thread's signal stack. T_CATCH points at what it was before, and below
# that at the ucontext.
function uw_signal
        .cfi_startproc
        .cfi_signal_frame
        pushf                           # as it was interrupted, but for what the kernel clears
        andl    $~ALIGNMENT_CHECK, (%rsp)
        popf
        cmpb    $0, uw_gs_taken(%rip)
        jne     2f
        cmpb    $0, FAST_GS(%rip)
        jne     2f
1:      pushq   %gs:T_CATCH
        mov     %rsp, %gs:T_CATCH
        push    %rdx
        sub     $8, %rsp
        call    uw_onSignal
        add     $8, %rsp
        pop     %rdi
        popq    %gs:T_CATCH
        cmpb    $0, uw_gs_taken(%rip)
        je      3f
        sub     $8, %rsp
        call    uw_leaveSignal
        add     $8, %rsp
3:      ret
2:      push    %rdi
        push    %rsi
        push    %rdx
        mov     %rsp, %rdi
        call    uw_blockOfStack
        mov     %rax, %rsi
        cmpb    $GS_SELECTOR, uw_gs_taken(%rip)
        je      6f
        cmpb    $0, FAST_GS(%rip)
        je      4f
        test    %rax, %rax              # no block that is known
        je      5f
        rdgsbase %rcx
        cmp     %rcx, %rax              # the runtime's: it was interrupted, or the application never sets it
        je      5f
        mov     %rcx, T_OWN_GS(%rax)
        wrgsbase %rax
        cmpb    $0, uw_gs_taken(%rip)
        jne     5f
        call    uw_gsWasSet
        jmp     5f
4:      mov     $0x1001, %edi           # ARCH_SET_GS
        mov     $158, %eax
        call    uw_gates + 8 * 158
5:      pop     %rdx
        pop     %rsi
        pop     %rdi
        jmp     1b
6:      mov     %gs, %ecx
        test    %ecx, %ecx
        jnz     7f
        mov     (%rsp), %rdi
        cmpw    $USER_CS, UC_CS(%rdi)
        jne     7f
        mov     UC_RIP(%rdi), %r8       # the runtime's own, but on the way to it
        mov     %r8, %r9
        shr     $32, %r9
        jz      7f
        lea     uw_ia32_enter(%rip), %r9
        sub     %r9, %r8
        cmp     $(uw_ia32_switched - uw_ia32_enter), %r8
        jae     4b
7:      mov     %rcx, T_OWN_GS(%rax)
        jmp     4b
        .cfi_endproc
        .size   uw_signal, . - uw_signal
# The application's stack cannot take a signal frame. rsp is what T_CATCH held.
function uw_signal_fault
        mov     -8(%rsp), %rbx
        mov     %rbx, %rdi
        sub     $24, %rsp
        and     $-16, %rsp
        call    uw_onFrameFault
        movq    $0, %gs:T_CATCH
        mov     %rbx, %rdi
        jmp     uw_return_now
function uw_restorer
        mov     $15, %eax
        jmp     uw_gates + 8 * 15
label uw_restorer_end

        .bss
        .hidden uw_ia32_far
        .globl  uw_ia32_far
uw_ia32_far:
        .skip   8                       # where a call of the vDSO's of 32 bits traps: u32, and its code segment
        .hidden uw_gs_taken
        .globl  uw_gs_taken
uw_gs_taken:
        .skip   8                       # u8: whether the gs base is the application's outside of the runtime, and how it is given back
        .hidden uw_calls_left
        .globl  uw_calls_left
uw_calls_left:
        .skip   56                      # u32: calls that pass until they are many; u8: whether they are; u8: whether they are counted
        .section .bss.handled, "aw", @nobits
        .balign 512                     # what is used of it lies in one page
        .hidden uw_handled
        .globl  uw_handled
uw_handled:
        .skip   65536                   # by number: 1 for a call that some layer answers; touched where numbers are assigned
        .section .bss.block, "aw", @nobits
        .balign 4096
        .globl  uw_first_block
        .hidden uw_first_block
        .skip   STACK_BYTES
uw_first_block:
        .skip   BLOCK_END
        .section .note.GNU-stack, "", @progbits
