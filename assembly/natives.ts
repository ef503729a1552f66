/** The system call `nr`, made from the gate. The kernel's result: -errno on failure. */
// @ts-ignore: decorator
@external("native", "syscall6")
export declare function syscall6(nr: i64, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, a5: u64): i64;

/** As syscall6, for a call that may wait: it ends with -ERESTARTSYS if a signal of the application comes first. */
// @ts-ignore: decorator
@external("native", "blockingSyscall6")
export declare function blockingSyscall6(nr: i64, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, a5: u64): i64;

/** Counts a call of the program's that is passed on, where a runtime wants to know of many. */
// @ts-ignore: decorator
@external("native", "countPassed")
export declare function countPassed(): void;

/** 1024 bytes of the calling thread's own, zero at first; a new thread or process starts with a copy. */
// @ts-ignore: decorator
@external("native", "threadArea")
export declare function threadArea(): usize;

/** The processor's time stamp counter: at most 6 GHz, the same on all processors or nearly so. */
// @ts-ignore: decorator
@external("native", "timestamp")
export declare function timestamp(): u64;

/** Eight addresses: the functions of the kernel's vDSO, 0 where there is none. */
// @ts-ignore: decorator
@external("native", "vdsoKernel")
export declare function vdsoKernel(): usize;

/** Calls one of these, which has to be there. It may be given memory of the handler's own alone: a fault in it is the program's. */
// @ts-ignore: decorator
@external("native", "vdsoCall")
export declare function vdsoCall(index: i32, a0: usize, a1: usize, a2: usize): i64;

/** Calls its getrandom, on the same terms: the program's vector registers stay what they are. */
// @ts-ignore: decorator
@external("native", "vdsoRandom")
export declare function vdsoRandom(buffer: usize, count: usize, flags: u32, state: usize, stateBytes: usize): i64;

/** Copies up to `length` bytes from `from` to `to` until one of them is not to be had; how many are left then. */
// @ts-ignore: decorator
@external("native", "tryCopy")
export declare function tryCopy(to: usize, from: usize, length: usize): usize;

/**
 * Where a system call can read, and cannot write, a copy of the 16 bytes at `from`: the calling thread's, until it asks again.
 * 0 where there is no memory for it.
 */
// @ts-ignore: decorator
@external("native", "unwritable")
export declare function unwritable(from: usize): usize;

/** Whether some layer of the stack answers a system call. */
// @ts-ignore: decorator
@external("native", "isHandled")
export declare function isHandled(nr: i32): bool;
