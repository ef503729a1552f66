# The probe's entry: exits with what `main` makes of the stack the kernel left.
        .text
        .globl  uw_entry
        .hidden uw_entry
        .type   uw_entry, @function
uw_entry:
        mov     %rsp, %rbx
        and     $-16, %rsp
        call    uw_start
        mov     %rbx, %rdi
        call    uw_main
        mov     %eax, %edi
        mov     $231, %eax              # exit_group
        syscall
        ud2
        .size   uw_entry, . - uw_entry

        .bss
        .globl  uw_calls_left
        .hidden uw_calls_left
uw_calls_left:
        .skip   8                       # no calls are counted
        .section .note.GNU-stack, "", @progbits
