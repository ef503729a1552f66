# The vDSO of programs of 32 bits: an ELF file of one page (runtime/ia32/load.ts maps it). Names, version and
# unwind information are the kernel's (arch/x86/entry/vdso/vdso32).
        .set    BASE, uw_ia32_vdso
        .set    SYMBOLS, 10
        .macro  at label                # an address in the file
        .long   \label - BASE
        .endm
        .macro  program_header type, start, end, flags, alignment
        .long   \type
        at \start
        at \start
        at \start
        .long   \end - \start, \end - \start, \flags, \alignment
        .endm
        .macro  symbol name
        .long   \name\()_name - strings
        at \name
        .long   \name\()_end - \name
        .byte   0x12, 0                 # global, a function
        .short  1                       # of the one section there might be
        .endm

        .macro  frame_entry name
        .long   \name - frame_header, \name\()_frame - frame_header
        .endm
# What a function does to the stack: it pushes ebx by its first instruction, and pops it by the last but one.
        .macro  frame name, instructions:vararg
\name\()_frame:
        .long   \name\()_frame_end - . - 4
        .long   . - frames
        .long   \name - .
        .long   \name\()_end - \name
        .byte   0, \instructions
        .balign 4
\name\()_frame_end:
        .endm
# By the call; the image answers it by the kernel's function of 64 bits where no layer does (runtime/ia32/by-vdso.ts).
        .macro  function name, number
        .balign 4
\name: push    %ebx
        mov     8(%esp), %ebx
        mov     12(%esp), %ecx
        mov     16(%esp), %edx
        mov     $\number, %eax
        call    vsyscall
        pop     %ebx
        ret
\name\()_end:
        .endm
        .set    FUNCTION_BYTES, 25

        .section .rodata.ia32, "a", @progbits
        .balign 16
        .globl  uw_ia32_vdso, uw_ia32_vdso_end
        .hidden uw_ia32_vdso, uw_ia32_vdso_end
uw_ia32_vdso:
        .byte   0x7f, 'E', 'L', 'F', 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0
        .short  3, 3                    # ET_DYN, EM_386
        .long   1
        at code
        at headers
        .long   0, 0
        .short  52, 32, 3, 0, 0, 0
headers:
        program_header 1, BASE, uw_ia32_vdso_end, 5, 4096
        program_header 2, dynamic, dynamic_end, 4, 4
        program_header 0x6474e550, frame_header, frame_header_end, 4, 4
dynamic:
        .long   14, soname - strings    # SONAME
        .long   4
        at hash
        .long   0x6ffffef5              # GNU_HASH
        at gnu_hash
        .long   5
        at strings
        .long   6
        at symbols
        .long   10, strings_end - strings
        .long   11, 16
        .long   0x6ffffffc              # VERDEF
        at versions
        .long   0x6ffffffd, 3
        .long   0x6ffffff0              # VERSYM
        at symbol_versions
        .long   0, 0
dynamic_end:
hash:   .long   1, SYMBOLS, 1, 0        # one bucket, one chain
        .set    next, 2
        .rept   SYMBOLS - 2
        .long   next
        .set    next, next + 1
        .endr
        .long   0
gnu_hash:
        .long   1, 1, 1, 0, -1, 1       # one bucket, from symbol 1 on, a filter that lets all through; then a hash each, the last one odd
        .long   0xa77684b4, 0x9280cce6, 0x91788fea, 0x6e43a318, 0xb01bca00, 0x821e8e0c, 0x68308f52, 0xdb8d042, 0x6562b027
symbols:
        .long   0, 0, 0, 0
        symbol vsyscall
        symbol sigreturn
        symbol rt_sigreturn
        symbol clock_gettime
        symbol gettimeofday
        symbol time
        symbol clock_getres
        symbol clock_gettime64
        symbol getcpu
symbol_versions:
        .short  0, 3, 3, 3, 2, 2, 2, 2, 2, 2
versions:
        .short  1, 1, 1, 1
        .long   0x0fcef091              # the hash of linux-gate.so.1
        .long   20, 28
        .long   soname - strings, 0
        .short  1, 0, 2, 1
        .long   0x03ae75f6              # of LINUX_2.6
        .long   20, 28
        .long   newer_name - strings, 0
        .short  1, 0, 3, 1
        .long   0x03ae75f5              # of LINUX_2.5
        .long   20, 0
        .long   older_name - strings, 0
strings:
        .byte   0
soname: .string "linux-gate.so.1"
older_name:
        .string "LINUX_2.5"
newer_name:
        .string "LINUX_2.6"
vsyscall_name:
        .string "__kernel_vsyscall"
sigreturn_name:
        .string "__kernel_sigreturn"
rt_sigreturn_name:
        .string "__kernel_rt_sigreturn"
clock_gettime_name:
        .string "__vdso_clock_gettime"
gettimeofday_name:
        .string "__vdso_gettimeofday"
time_name:
        .string "__vdso_time"
clock_getres_name:
        .string "__vdso_clock_getres"
clock_gettime64_name:
        .string "__vdso_clock_gettime64"
getcpu_name:
        .string "__vdso_getcpu"
strings_end:
        .balign 4
frame_header:
        .byte   1, 0x1b, 3, 0x3b        # eh_frame by 4 bytes from here, a count of 4, a table by 4 from the beginning
        .long   frames - .
        .long   (frame_header_end - . - 4) / 8
        frame_entry vsyscall
        frame_entry clock_gettime
        frame_entry gettimeofday
        frame_entry time
        frame_entry clock_getres
        frame_entry clock_gettime64
        frame_entry getcpu
frame_header_end:
frames:
        .long   common_end - . - 4
        .long   0
        .byte   1
        .string "zR"
        .byte   1, 0x7c, 8, 1, 0x1b     # units of 1 and -4, the return address is column 8
        .byte   0x0c, 4, 4, 0x88, 1     # the CFA is esp + 4, the return address just below
        .balign 4
common_end:
        frame vsyscall, 0, 0, 0, 0, 0, 0, 0
        frame clock_gettime, 0x41, 0x0e, 8, 0x83, 2, 0x40 + FUNCTION_BYTES - 2, 0x0e, 4
        frame gettimeofday, 0x41, 0x0e, 8, 0x83, 2, 0x40 + FUNCTION_BYTES - 2, 0x0e, 4
        frame time, 0x41, 0x0e, 8, 0x83, 2, 0x40 + FUNCTION_BYTES - 2, 0x0e, 4
        frame clock_getres, 0x41, 0x0e, 8, 0x83, 2, 0x40 + FUNCTION_BYTES - 2, 0x0e, 4
        frame clock_gettime64, 0x41, 0x0e, 8, 0x83, 2, 0x40 + FUNCTION_BYTES - 2, 0x0e, 4
        frame getcpu, 0x41, 0x0e, 8, 0x83, 2, 0x40 + FUNCTION_BYTES - 2, 0x0e, 4
        .long   0
        .code32
        .balign 16
code:
# libgcc knows a frame of a signal by these bytes.
sigreturn:
        pop     %eax
        mov     $119, %eax
        int     $0x80
sigreturn_end:
        .balign 16
rt_sigreturn:
        mov     $173, %eax
        int     $0x80
rt_sigreturn_end:
        .balign 16
# To the image, which is out of reach for code of 32 bits: the loader writes the address of `image` there. The call behind is the site as
# signals and the image's way back see it, and is made where the image cannot tell whose call it is.
vsyscall:
        .byte   0xea                    # ljmp
jump_target:
        .long   0
        .short  0x33
vsyscall_call:
        int     $0x80
        ret
vsyscall_end:
        function clock_gettime, 265
        function gettimeofday, 78
        function time, 13
        function clock_getres, 266
        function clock_gettime64, 403
        function getcpu, 318
        .if     clock_gettime_end - clock_gettime - FUNCTION_BYTES
        .error  "FUNCTION_BYTES"
        .endif
        .code64
        .balign 8                       # so that the address is aligned: programs may have that checked
        .skip   2
image:  jmp     *0f(%rip)
0:      .quad   0                       # uw_ia32_enter
uw_ia32_vdso_end:
        .globl  uw_ia32_vsyscall, uw_ia32_sigreturn, uw_ia32_rt_sigreturn, uw_ia32_call, uw_ia32_jump_target, uw_ia32_image
        .hidden uw_ia32_vsyscall, uw_ia32_sigreturn, uw_ia32_rt_sigreturn, uw_ia32_call, uw_ia32_jump_target, uw_ia32_image
        .set    uw_ia32_vsyscall, vsyscall
        .set    uw_ia32_call, vsyscall_call
        .set    uw_ia32_jump_target, jump_target
        .set    uw_ia32_image, image
        .set    uw_ia32_sigreturn, sigreturn
        .set    uw_ia32_rt_sigreturn, rt_sigreturn
        .section .note.GNU-stack, "", @progbits
