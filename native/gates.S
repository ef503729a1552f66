# The gates: the only `syscall` instructions by which the image makes calls, one a number, so that a filter can hold each number to
# its gate (runtime/trap-net/filters.ts has the distance too). What calls or jumps to one goes on by the address on the stack; a gate
# changes what the call changes. exit and rt_sigreturn, which do not come back, need no stack.
        .set    GATES, 512
        .set    GATE_BYTES, 8

        .section .text.gates, "ax", @progbits
        .balign 4096, 0xcc
        .globl  uw_gates
        .hidden uw_gates
        .type   uw_gates, @function
        .cfi_startproc
uw_gates:
        .rept   GATES
        syscall
        ret
        .balign GATE_BYTES, 0xcc
        .endr
        .size   uw_gates, . - uw_gates
# Numbers that are nobody's yet.
        .globl  uw_other_gate
        .hidden uw_other_gate
        .type   uw_other_gate, @function
uw_other_gate:
        syscall
        ret
        .size   uw_other_gate, . - uw_other_gate
        .balign GATE_BYTES, 0xcc
# What the runtime does where a filter of the program's would have it: of every number that the filter's exception names.
        .globl  uw_own_gate
        .hidden uw_own_gate
        .type   uw_own_gate, @function
uw_own_gate:
        syscall
        ret
        .size   uw_own_gate, . - uw_own_gate
        .balign GATE_BYTES, 0xcc
# Of the 32-bit table: what the runtime does there for itself.
        .globl  uw_int80_gate
        .hidden uw_int80_gate
        .type   uw_int80_gate, @function
uw_int80_gate:
        int     $0x80
        ret
        .size   uw_int80_gate, . - uw_int80_gate
        .balign GATE_BYTES, 0xcc
        .globl  uw_gates_end
        .hidden uw_gates_end
uw_gates_end:
        .cfi_endproc
        .section .note.GNU-stack, "", @progbits
