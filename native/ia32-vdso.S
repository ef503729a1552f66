# The vDSO of programs of 32 bits: an ELF file of one page (runtime/ia32/load.ts maps it). Names, version and
# unwind information are the kernel's (arch/x86/entry/vdso/vdso32).
        .set    BASE, uw_ia32_vdso
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
        .macro  symbol name, start, end
        .long   \name - strings
        at \start
        .long   \end - \start
        .byte   0x12, 0                 # global, a function
        .short  1                       # of the one section there might be
        .endm

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
        .long   5
        at strings
        .long   6
        at symbols
        .long   10, strings_end - strings
        .long   11, 16
        .long   0x6ffffffc              # VERDEF
        at versions
        .long   0x6ffffffd, 2
        .long   0x6ffffff0              # VERSYM
        at symbol_versions
        .long   0, 0
dynamic_end:
hash:   .long   1, 4, 1, 0, 2, 3, 0     # one bucket, one chain
symbols:
        .long   0, 0, 0, 0
        symbol vsyscall_name, vsyscall, vsyscall_end
        symbol sigreturn_name, sigreturn, sigreturn_end
        symbol rt_sigreturn_name, rt_sigreturn, rt_sigreturn_end
symbol_versions:
        .short  0, 2, 2, 2
versions:
        .short  1, 1, 1, 1
        .long   0x0fcef091              # the hash of linux-gate.so.1
        .long   20, 28
        .long   soname - strings, 0
        .short  1, 0, 2, 1
        .long   0x03ae75f5              # of LINUX_2.5
        .long   20, 0
        .long   version_name - strings, 0
strings:
        .byte   0
soname: .string "linux-gate.so.1"
version_name:
        .string "LINUX_2.5"
vsyscall_name:
        .string "__kernel_vsyscall"
sigreturn_name:
        .string "__kernel_sigreturn"
rt_sigreturn_name:
        .string "__kernel_rt_sigreturn"
strings_end:
        .balign 4
frame_header:
        .byte   1, 0x1b, 3, 0x3b        # eh_frame by 4 bytes from here, a count of 4, a table by 4 from the beginning
        .long   frames - .
        .long   1
        .long   vsyscall - frame_header, vsyscall_frame - frame_header
frame_header_end:
frames:
        .long   common_end - . - 4
common: .long   0
        .byte   1
        .string "zR"
        .byte   1, 0x7c, 8, 1, 0x1b     # units of 1 and -4, the return address is column 8
        .byte   0x0c, 4, 4, 0x88, 1     # the CFA is esp + 4, the return address just below
        .balign 4
common_end:
vsyscall_frame:
        .long   vsyscall_frame_end - . - 4
        .long   . - frames
        .long   vsyscall - .
        .long   vsyscall_end - vsyscall
        .byte   0
        .balign 4
vsyscall_frame_end:
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
        .code64
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
