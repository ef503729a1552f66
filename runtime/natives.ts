// What native/prelude.h and native/entry.S give the runtime beside the library's natives.

/** The calling thread's block (runtime/thread.ts). */
// @ts-ignore: decorator
@external("native", "thread")
export declare function thread(): usize;

// @ts-ignore: decorator
@external("native", "pause")
export declare function pause(): void;

/**
 * clone, clone3, fork or vfork by number. A `child` block makes a child that shares memory begin there (`threadStart`);
 * without one the child returns 0 here. -512 if a signal of the application waits.
 */
// @ts-ignore: decorator
@external("native", "clone")
export declare function nativeClone(nr: i64, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, child: usize): i64;

/** rt_sigreturn from a ucontext; returns only if a signal waits for the end of the call. */
// @ts-ignore: decorator
@external("native", "sigreturn")
export declare function nativeSigreturn(ucontext: usize): void;

/** A call of the 32-bit table, which may wait: as blockingSyscall6, by `int $0x80`. */
// @ts-ignore: decorator
@external("native", "int80")
export declare function int80(nr: i32, ebx: u32, ecx: u32, edx: u32, esi: u32, edi: u32, ebp: u32): i64;

/** A call of the 32-bit table that is the runtime's own: no filter of the program's hears of it. */
// @ts-ignore: decorator
@external("native", "ownInt80")
export declare function ownInt80(nr: i32, ebx: u32): i64;

/** Loads fs, with 0 where the selector cannot be used. */
// @ts-ignore: decorator
@external("native", "loadFs")
export declare function loadFs(selector: u32): void;

/** Loads gs, with 0 where the selector cannot be used. Nothing finds the calling thread's block from then on. */
// @ts-ignore: decorator
@external("native", "loadGs")
export declare function loadGs(selector: u32): void;

/** Loads ds and es likewise. */
// @ts-ignore: decorator
@external("native", "loadDataSegments")
export declare function loadDataSegments(ds: u32, es: u32): void;

/** The selectors in ds, es and fs, 16 bits each. */
// @ts-ignore: decorator
@external("native", "dataSegments")
export declare function dataSegments(): u64;

/** exit(2) of this thread, which touches no memory any more once it has given back the lock at `lock`. */
// @ts-ignore: decorator
@external("native", "exitThread")
export declare function nativeExitThread(status: i32, lock: usize): void;

/** The two bytes at `address`, little-endian; 0 if they are not to be had. */
// @ts-ignore: decorator
@external("native", "tryLoad16")
export declare function tryLoad16(address: usize): u32;

/** First address of the image and the first page behind it. */
// @ts-ignore: decorator
@external("native", "imageBase")
export declare function imageBase(): usize;
// @ts-ignore: decorator
@external("native", "imageEnd")
export declare function imageEnd(): usize;

/** One byte a call number, 65,536 of them: whether some layer answers it. */
// @ts-ignore: decorator
@external("native", "handledTable")
export declare function handledTable(): usize;

// Labels of native/entry.S.
// @ts-ignore: decorator
@external("native", "bounceAddress")
export declare function bounceAddress(): usize;
/** Where thunks have their calls counted, and how many are left. */
// @ts-ignore: decorator
@external("native", "countedAddress")
export declare function countedAddress(): usize;
// @ts-ignore: decorator
@external("native", "countedSwapped")
export declare function countedSwapped(): usize;
// @ts-ignore: decorator
@external("native", "countedEnd")
export declare function countedEnd(): usize;
// @ts-ignore: decorator
@external("native", "callsLeft")
export declare function callsLeft(): usize;
// @ts-ignore: decorator
@external("native", "signalAddress")
export declare function signalAddress(): usize;
// @ts-ignore: decorator
@external("native", "restorerAddress")
export declare function restorerAddress(): usize;
/** The gate that ownSyscall6 goes through: an exception of filters that the program installs (trap-net/own-filter.ts). */
// @ts-ignore: decorator
@external("native", "ownGate")
export declare function ownGate(): usize;
// @ts-ignore: decorator
@external("native", "ownSyscall6")
export declare function ownSyscall6(nr: i64, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, a5: u64): i64;
// @ts-ignore: decorator
@external("native", "catchNoMemory")
export declare function catchNoMemory(): usize;
// @ts-ignore: decorator
@external("native", "catchAddress")
export declare function catchAddress(): usize;
// @ts-ignore: decorator
@external("native", "signalFaultAddress")
export declare function signalFaultAddress(): usize;
// @ts-ignore: decorator
@external("native", "gates")
export declare function gates(): usize;
// @ts-ignore: decorator
@external("native", "gatesEnd")
export declare function gatesEnd(): usize;
/** Of a call that its site's trap began: see native/entry.S. */
// @ts-ignore: decorator
@external("native", "trapped")
export declare function trapped(): usize;

// @ts-ignore: decorator
@external("native", "trappedMade")
export declare function trappedMade(): usize;

// @ts-ignore: decorator
@external("native", "trappedAnswered")
export declare function trappedAnswered(): usize;

// @ts-ignore: decorator
@external("native", "trappedPinned")
export declare function trappedPinned(): usize;

// @ts-ignore: decorator
@external("native", "trappedTail")
export declare function trappedTail(): usize;

// @ts-ignore: decorator
@external("native", "trappedEnd")
export declare function trappedEnd(): usize;

// @ts-ignore: decorator
@external("native", "pinnedAddress")
export declare function pinnedAddress(): usize;
// @ts-ignore: decorator
@external("native", "pinnedKept")
export declare function pinnedKept(): usize;
// @ts-ignore: decorator
@external("native", "pinnedSwitched")
export declare function pinnedSwitched(): usize;
// @ts-ignore: decorator
@external("native", "pinnedMade")
export declare function pinnedMade(): usize;
// @ts-ignore: decorator
@external("native", "pinnedEnd")
export declare function pinnedEnd(): usize;
// @ts-ignore: decorator
@external("native", "exitBegin")
export declare function exitBegin(): usize;
// @ts-ignore: decorator
@external("native", "exitEnd")
export declare function exitEnd(): usize;
// @ts-ignore: decorator
@external("native", "exitJumpPlain")
export declare function exitJumpPlain(): usize;
// @ts-ignore: decorator
@external("native", "exitJumpFlags")
export declare function exitJumpFlags(): usize;
// @ts-ignore: decorator
@external("native", "waitBegin")
export declare function waitBegin(): usize;
// @ts-ignore: decorator
@external("native", "waitEnd")
export declare function waitEnd(): usize;
// @ts-ignore: decorator
@external("native", "waitAbort")
export declare function waitAbort(): usize;
// @ts-ignore: decorator
@external("native", "tryCopyAt")
export declare function tryCopyAt(): usize;
// @ts-ignore: decorator
@external("native", "tryCopyEnd")
export declare function tryCopyEnd(): usize;
// @ts-ignore: decorator
@external("native", "tryLoadAt")
export declare function tryLoadAt(): usize;
// @ts-ignore: decorator
@external("native", "tryLoadEnd")
export declare function tryLoadEnd(): usize;
// @ts-ignore: decorator
@external("native", "cloneBegin")
export declare function cloneBegin(): usize;
// @ts-ignore: decorator
@external("native", "cloneEnd")
export declare function cloneEnd(): usize;
// @ts-ignore: decorator
@external("native", "cloneAbort")
export declare function cloneAbort(): usize;
// @ts-ignore: decorator
@external("native", "returnBegin")
export declare function returnBegin(): usize;
// @ts-ignore: decorator
@external("native", "returnGs")
export declare function returnGs(): usize;
// @ts-ignore: decorator
@external("native", "returnEnd")
export declare function returnEnd(): usize;
// @ts-ignore: decorator
@external("native", "deferredBegin")
export declare function deferredBegin(): usize;
// @ts-ignore: decorator
@external("native", "deferredEnd")
export declare function deferredEnd(): usize;
// @ts-ignore: decorator
@external("native", "restorerEnd")
export declare function restorerEnd(): usize;
// @ts-ignore: decorator
@external("native", "ia32Address")
export declare function ia32Address(): usize;
// @ts-ignore: decorator
@external("native", "ia32Enter")
export declare function ia32Enter(): usize;
// @ts-ignore: decorator
@external("native", "ia32Fs")
export declare function ia32Fs(): usize;
// @ts-ignore: decorator
@external("native", "ia32Found")
export declare function ia32Found(): usize;
// @ts-ignore: decorator
@external("native", "ia32Block")
export declare function ia32Block(): usize;
// @ts-ignore: decorator
@external("native", "ia32Switched")
export declare function ia32Switched(): usize;
// @ts-ignore: decorator
@external("native", "ia32Far")
export declare function ia32Far(): usize;
// @ts-ignore: decorator
@external("native", "ia32Exit")
export declare function ia32Exit(): usize;
// @ts-ignore: decorator
@external("native", "ia32ExitEnd")
export declare function ia32ExitEnd(): usize;
// @ts-ignore: decorator
@external("native", "int80Begin")
export declare function int80Begin(): usize;
// @ts-ignore: decorator
@external("native", "int80End")
export declare function int80End(): usize;
// @ts-ignore: decorator
@external("native", "int80Abort")
export declare function int80Abort(): usize;
/** Of native/ia32-vdso.S. */
// @ts-ignore: decorator
@external("native", "ia32Vsyscall")
export declare function ia32Vsyscall(): usize;
// @ts-ignore: decorator
@external("native", "ia32Sigreturn")
export declare function ia32Sigreturn(): usize;
// @ts-ignore: decorator
@external("native", "ia32RtSigreturn")
export declare function ia32RtSigreturn(): usize;
// @ts-ignore: decorator
@external("native", "ia32Call")
export declare function ia32Call(): usize;
// @ts-ignore: decorator
@external("native", "ia32JumpTarget")
export declare function ia32JumpTarget(): usize;
// @ts-ignore: decorator
@external("native", "ia32Image")
export declare function ia32Image(): usize;
// @ts-ignore: decorator
@external("native", "ia32Vdso")
export declare function ia32Vdso(): usize;
// @ts-ignore: decorator
@external("native", "ia32VdsoEnd")
export declare function ia32VdsoEnd(): usize;
/** One byte: 0, GS_BASE if the application set a gs base of its own, GS_SELECTOR for a program of 32 bits (native/entry.S). */
// @ts-ignore: decorator
@external("native", "gsTaken")
export declare function gsTaken(): usize;
/** The block of a process's first thread. */
// @ts-ignore: decorator
@external("native", "firstBlock")
export declare function firstBlock(): usize;
/** Where the image's data begin, at a page, and within them what is zero at first. */
// @ts-ignore: decorator
@external("native", "dataBegin")
export declare function dataBegin(): usize;
// @ts-ignore: decorator
@external("native", "zeroBegin")
export declare function zeroBegin(): usize;

// Labels of native/library.S.
/** Eight addresses, one a function of the vDSO. */
// @ts-ignore: decorator
@external("native", "vdsoTargets")
export declare function vdsoTargets(): usize;
/** As many, one a function of the kernel's own vDSO, or 0. */
// @ts-ignore: decorator
@external("native", "vdsoKernel")
export declare function vdsoKernel(): usize;
/** Those functions, 32 bytes each; in the middle of each begins the way to the layers. */
// @ts-ignore: decorator
@external("native", "vdsoFunctions")
export declare function vdsoFunctions(): usize;
/** A function whose result is -ENOSYS. */
// @ts-ignore: decorator
@external("native", "vdsoRefusal")
export declare function vdsoRefusal(): usize;
/** Three addresses, of runtime/library.ts. */
// @ts-ignore: decorator
@external("native", "libraryTargets")
export declare function libraryTargets(): usize;
/** The headers of two thunks. */
// @ts-ignore: decorator
@external("native", "libraryThunks")
export declare function libraryThunks(): usize;
// @ts-ignore: decorator
@external("native", "libraryPlain")
export declare function libraryPlain(): usize;
// @ts-ignore: decorator
@external("native", "libraryCounted")
export declare function libraryCounted(): usize;
// @ts-ignore: decorator
@external("native", "libraryPinned")
export declare function libraryPinned(): usize;
// @ts-ignore: decorator
@external("native", "libraryTask")
export declare function libraryTask(): usize;
// @ts-ignore: decorator
@external("native", "libraryTaskPass")
export declare function libraryTaskPass(): usize;
// @ts-ignore: decorator
@external("native", "libraryLeaf")
export declare function libraryLeaf(): usize;
// @ts-ignore: decorator
@external("native", "libraryBegin")
export declare function libraryBegin(): usize;
// @ts-ignore: decorator
@external("native", "libraryEnd")
export declare function libraryEnd(): usize;
// @ts-ignore: decorator
@external("native", "librarySite")
export declare function librarySite(): usize;
// @ts-ignore: decorator
@external("native", "libraryTaskSite")
export declare function libraryTaskSite(): usize;

// The program's own, generated from the stack of personalities.
// @ts-ignore: decorator
@external("native", "isHandled")
export declare function isHandled(nr: i32): bool;
/** Whether a personality answers, and not the runtime's own layer alone. */
// @ts-ignore: decorator
@external("native", "isOverridden")
export declare function isOverridden(nr: i32): bool;
// @ts-ignore: decorator
@external("native", "markHandled")
export declare function markHandled(table: usize): void;
// @ts-ignore: decorator
@external("native", "keepsVdso")
export declare function keepsVdso(nr: i32): bool;
// @ts-ignore: decorator
@external("native", "dispatch")
export declare function dispatch(nr: i32, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, a5: u64): i64;
// @ts-ignore: decorator
@external("native", "answer")
export declare function answer(nr: i32, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, a5: u64): i64;
