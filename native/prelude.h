/* What the translated program imports from module "native" and only an instruction or a symbol can give. */
#define UWN static inline __attribute__((always_inline))
#define UW_LABEL(name) extern char uw_##name[] __attribute__((visibility("hidden")))
#define UW_ADDRESS(function, label) UW_LABEL(label); UWN u64 uwn_##function(void) { return (u64)uw_##label; }

/* Calls are made by the gates (gates.S). `call` writes below the stack pointer: there is no red zone (compileFlags). */
#define UW_GATES 512
UW_LABEL(gates);
UW_LABEL(other_gate);
UW_ADDRESS(ownGate, own_gate)
#define UW_CALL(gate, ...) \
  __asm__ volatile("call " gate : "=a"(result) : "a"(nr), "D"(a0), "S"(a1), "d"(a2), "r"(r10), "r"(r8), "r"(r9), __VA_ARGS__ : "rcx", "r11", "memory")
UWN u64 uwn_syscall6(u64 nr, u64 a0, u64 a1, u64 a2, u64 a3, u64 a4, u64 a5) {
  register u64 r10 __asm__("r10") = a3;
  register u64 r8 __asm__("r8") = a4;
  register u64 r9 __asm__("r9") = a5;
  u64 result;
  if (__builtin_constant_p(nr) && nr < UW_GATES) UW_CALL("uw_gates + %c[offset]", [offset] "i"(nr * 8));
  else UW_CALL("*%[gate]", [gate] "r"(nr < UW_GATES ? uw_gates + nr * 8 : uw_other_gate));
  return result;
}

/* By the gate of the runtime's own. */
UWN u64 uwn_ownSyscall6(u64 nr, u64 a0, u64 a1, u64 a2, u64 a3, u64 a4, u64 a5) {
  register u64 r10 __asm__("r10") = a3;
  register u64 r8 __asm__("r8") = a4;
  register u64 r9 __asm__("r9") = a5;
  u64 result;
  UW_CALL("uw_own_gate", "i"(0));
  return result;
}

/* Of calls until they are many (runtime/gate/settle.ts): how many, whether there were, whether they are counted. */
UW_LABEL(calls_left);
UWN void uwn_countPassed(void) {
  u32 *left = (u32 *)uw_calls_left;
  if (!uw_calls_left[5]) return;
  if (*left > 1) --*left;
  else uw_calls_left[4] = 1;
}

UWN u64 uwn_thread(void) { u64 block; __asm__("mov %%gs:0, %0" : "=r"(block)); return block; }
UWN u64 uwn_threadArea(void) { return uwn_thread() + 1024; }
UWN u64 uwn_arena(void) { return uwn_thread() + 2048; }
UWN void uwn_pause(void) { __asm__ volatile("pause"); }
UWN u64 uwn_timestamp(void) { u32 low, high; __asm__ volatile("rdtsc" : "=a"(low), "=d"(high)); return (u64)high << 32 | low; }

/* Labels of entry.S, library.S and of the linker. */
UW_LABEL(handled);
UWN u64 uwn_handledTable(void) { return (u64)uw_handled; }
UW_ADDRESS(bounceAddress, bounce)
UW_ADDRESS(countedAddress, counted)
UW_ADDRESS(countedSwapped, counted_swapped)
UW_ADDRESS(countedEnd, counted_end)
UWN u64 uwn_callsLeft(void) { return (u64)uw_calls_left; }
UW_ADDRESS(signalAddress, signal)
UW_ADDRESS(restorerAddress, restorer)
UW_ADDRESS(catchAddress, catch)
UW_ADDRESS(catchNoMemory, catch_no_memory)
UW_ADDRESS(signalFaultAddress, signal_fault)
UW_ADDRESS(gates, gates)
UW_ADDRESS(gatesEnd, gates_end)
UW_ADDRESS(trapped, trapped)
UW_ADDRESS(trappedMade, trapped_made)
UW_ADDRESS(trappedAnswered, trapped_answered)
UW_ADDRESS(trappedPinned, trapped_pinned)
UW_ADDRESS(trappedTail, trapped_tail)
UW_ADDRESS(trappedEnd, trapped_end)
UW_ADDRESS(pinnedAddress, pinned)
UW_ADDRESS(pinnedKept, pinned_kept)
UW_ADDRESS(pinnedSwitched, pinned_switched)
UW_ADDRESS(pinnedMade, pinned_made)
UW_ADDRESS(pinnedEnd, pinned_end)
UW_ADDRESS(exitBegin, exit_begin)
UW_ADDRESS(exitEnd, exit_end)
UW_ADDRESS(exitJumpPlain, exit_jump_plain)
UW_ADDRESS(exitJumpFlags, exit_jump_flags)
UW_ADDRESS(waitBegin, wait_begin)
UW_ADDRESS(waitEnd, wait_end)
UW_ADDRESS(waitAbort, wait_abort)
UW_ADDRESS(ia32Address, ia32)
UW_ADDRESS(ia32Enter, ia32_enter)
UW_ADDRESS(ia32Fs, ia32_fs)
UW_ADDRESS(ia32Found, ia32_found)
UW_ADDRESS(ia32Block, ia32_block)
UW_ADDRESS(ia32Switched, ia32_switched)
UW_ADDRESS(ia32Far, ia32_far)
UW_ADDRESS(ia32Call, ia32_call)
UW_ADDRESS(ia32JumpTarget, ia32_jump_target)
UW_ADDRESS(ia32Image, ia32_image)
UW_ADDRESS(ia32Exit, ia32_exit)
UW_ADDRESS(ia32ExitEnd, ia32_exit_end)
UW_ADDRESS(int80Begin, int80_begin)
UW_ADDRESS(int80End, int80_end)
UW_ADDRESS(int80Abort, int80_abort)
UW_ADDRESS(ia32Vsyscall, ia32_vsyscall)
UW_ADDRESS(ia32Sigreturn, ia32_sigreturn)
UW_ADDRESS(ia32RtSigreturn, ia32_rt_sigreturn)
UW_ADDRESS(ia32Vdso, ia32_vdso)
UW_ADDRESS(ia32VdsoEnd, ia32_vdso_end)
#define UW_LOAD_SEGMENT(name, selector) __asm__ volatile("verr %w0; jz 1f; xor %0, %0; 1: mov %0, %%" name : "+r"(selector))
UWN void uwn_loadGs(u32 selector) { UW_LOAD_SEGMENT("gs", selector); }
UW_LABEL(int80_gate);
UWN u64 uwn_ownInt80(u32 nr, u32 ebx) {
  u64 result;
  __asm__ volatile("xchg %%rbx, %2; call uw_int80_gate; xchg %%rbx, %2" : "=a"(result) : "a"(nr), "r"((u64)ebx) : "memory");
  return result;
}
UWN void uwn_loadFs(u32 selector) { UW_LOAD_SEGMENT("fs", selector); }
UWN void uwn_loadDataSegments(u32 ds, u32 es) { UW_LOAD_SEGMENT("ds", ds); UW_LOAD_SEGMENT("es", es); }
UWN u64 uwn_dataSegments(void) { u32 ds, es, fs; __asm__("mov %%ds, %0; mov %%es, %1; mov %%fs, %2" : "=r"(ds), "=r"(es), "=r"(fs)); return ds | es << 16 | (u64)fs << 32; }
UW_ADDRESS(tryCopyAt, try_copy)
UW_ADDRESS(tryCopyEnd, try_copy_end)
UW_ADDRESS(tryLoadAt, try_load)
UW_ADDRESS(tryLoadEnd, try_load_end)
UW_ADDRESS(cloneBegin, clone_begin)
UW_ADDRESS(cloneEnd, clone_end)
UW_ADDRESS(cloneAbort, clone_abort)
UW_ADDRESS(returnBegin, return_begin)
UW_ADDRESS(returnGs, return_gs)
UW_ADDRESS(returnEnd, return_end)
UW_ADDRESS(deferredBegin, deferred)
UW_ADDRESS(deferredEnd, deferred_end)
UW_ADDRESS(restorerEnd, restorer_end)
UW_ADDRESS(gsTaken, gs_taken)
UW_ADDRESS(firstBlock, first_block)
UW_ADDRESS(dataBegin, data_begin)
UW_ADDRESS(zeroBegin, zero_begin)
UW_ADDRESS(vdsoTargets, vdso_targets)
UW_ADDRESS(vdsoKernel, vdso_kernel)
UWN u64 uwn_vdsoCall(u32 index, u64 a0, u64 a1, u64 a2) { return ((u64 (**)(u64, u64, u64))uw_vdso_kernel)[index](a0, a1, a2); }
void uw_vectorsChanged(u64 block, u64 registers);
/* It works in vector registers, which are the program's; of wider ones than these it leaves the rest alone. */
UWN u64 uwn_vdsoRandom(u64 buffer, u64 count, u32 flags, u64 state, u64 state_bytes) {
  u8 kept[256];
  __asm__ volatile(".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15; movups %%xmm\\n, 16*\\n(%0); .endr" : : "r"(kept) : "memory");
  u64 result = ((u64 (**)(u64, u64, u32, u64, u64))uw_vdso_kernel)[5](buffer, count, flags, state, state_bytes);
  __asm__ volatile(".irp n,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15; movups 16*\\n(%0), %%xmm\\n; .endr" : : "r"(kept) : "memory");
  uw_vectorsChanged(uwn_thread(), (u64)kept);
  return result;
}
UW_ADDRESS(vdsoFunctions, vdso_functions)
UW_ADDRESS(vdsoRefusal, vdso_refusal)
UW_ADDRESS(libraryTargets, library_targets)
UW_ADDRESS(libraryBegin, library_begin)
UW_ADDRESS(libraryEnd, library_end)
UW_ADDRESS(libraryThunks, library_thunks)
UW_ADDRESS(libraryPlain, library_plain)
UW_ADDRESS(libraryCounted, library_counted)
UW_ADDRESS(libraryPinned, library_pinned)
UW_ADDRESS(libraryTask, library_task)
UW_ADDRESS(libraryTaskPass, library_task_pass)
UW_ADDRESS(libraryLeaf, library_leaf)
UW_ADDRESS(librarySite, library_site)
UW_ADDRESS(libraryTaskSite, library_task_site)
extern char __ehdr_start[] __attribute__((visibility("hidden")));
extern char _end[] __attribute__((visibility("hidden")));
UWN u64 uwn_imageBase(void) { return (u64)__ehdr_start; }
UWN u64 uwn_imageEnd(void) { return ((u64)_end + 4095) & -4096ul; }
