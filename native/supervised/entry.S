# The instructions of a supervisor that have to be named: its entry, and handlers that wait.
#
# Handlers run on one stack, which only one of them uses at a time. Of one that waits for its program, the part in use is
# kept aside and put back to the same addresses (runtime/supervisor/handlers.ts), so that a forked program's can be a copy.
        .set    STACK_BYTES, 32768      # as in prelude.h
        .set    BLOCK_BYTES, 65536

        .macro  function name
        .globl  \name
        .hidden \name
        .type   \name, @function
        .balign 16
\name:
        .endm
        .macro  keep_registers
        push    %rbx
        push    %rbp
        push    %r12
        push    %r13
        push    %r14
        push    %r15
        .endm
        .macro  restore_registers
        pop     %r15
        pop     %r14
        pop     %r13
        pop     %r12
        pop     %rbp
        pop     %rbx
        .endm

        .text
function uw_entry
        .cfi_startproc
        .cfi_undefined rip
        mov     %rsp, %r15
        lea     uw_own_block(%rip), %rax
        mov     %rax, uw_block(%rip)
        add     $BLOCK_BYTES, %rax
        mov     %rax, uw_own_block + 2048 + 8(%rip)
        and     $-16, %rsp
        call    uw_start
        mov     %r15, %rdi
        call    uw_launch
        ud2
        .cfi_endproc
        .size   uw_entry, . - uw_entry

# Begins a handler for the task at rdi: uw_prepare gives the address of its call's number and arguments. Returns 1 when it has
# ended, its result in uw_result, or 0 when it waits.
function uwn_run
        keep_registers
        mov     %rsp, uw_loop_stack(%rip)
        lea     uw_stack + STACK_BYTES(%rip), %rsp
        call    uw_prepare
        mov     (%rax), %rdi
        mov     8(%rax), %rsi
        mov     16(%rax), %rdx
        mov     24(%rax), %rcx
        mov     32(%rax), %r8
        mov     40(%rax), %r9
        sub     $8, %rsp
        push    48(%rax)
        call    uw_dispatch
        .globl  uw_handler_end
        .hidden uw_handler_end
uw_handler_end:
ended:  mov     %rax, uw_result(%rip)
        mov     $1, %eax
back:   mov     uw_loop_stack(%rip), %rsp
        restore_registers
        ret
        .size   uwn_run, . - uwn_run

# Goes on with the handler whose stack has been put back; what it waited for is rdi. Returns as uwn_run.
function uwn_resume
        keep_registers
        mov     %rsp, uw_loop_stack(%rip)
        mov     uw_waiting(%rip), %rsp
        mov     %rdi, %rax
        restore_registers
        ret
        .size   uwn_resume, . - uwn_resume

# In a handler: waits. Returns what uwn_resume is given.
function uwn_wait
        keep_registers
        mov     %rsp, uw_waiting(%rip)
        xor     %eax, %eax
        jmp     back
        .size   uwn_wait, . - uwn_wait

# In a handler: ends it here and now with the result rdi.
function uwn_leave
        mov     %rdi, %rax
        jmp     ended
        .size   uwn_leave, . - uwn_leave

        .section .bss.own, "aw", @nobits
        .macro  variable name, bytes
        .balign 16
        .hidden \name
        .globl  \name
\name:  .skip   \bytes
        .endm
        variable uw_loop_stack, 8
        variable uw_nr, 8               # the number of the call that a personality makes
        variable uw_waiting, 8          # the stack pointer of a handler that waits
        variable uw_result, 8
        variable uw_shift, 8            # from an address of the private range to the copy of the process in question
        variable uw_block, 8            # the block of the thread in question
        variable uw_current, 8          # the task whose memory is meant; 0 for this process's own
        variable uw_stack, STACK_BYTES
        .balign 4096
        variable uw_own_block, BLOCK_BYTES
        .section .note.GNU-stack, "", @progbits
