// What native/supervised gives beside the library's natives.

/** A system call of the supervisor's own. Addresses of the private range have to be made physical first. */
// @ts-ignore: decorator
@external("native", "hostCall")
export declare function hostCall(nr: i64, a0: u64, a1: u64, a2: u64, a3: u64, a4: u64, a5: u64): i64;

/** Where an address of the private range lies in this process, for the copy that is meant. Others are what they are. */
// @ts-ignore: decorator
@external("native", "physical")
export declare function physical(address: usize): usize;

/** The addresses that are the supervisor's, the private range among them. */
// @ts-ignore: decorator
@external("native", "windowBase")
export declare function windowBase(): usize;
// @ts-ignore: decorator
@external("native", "windowBytes")
export declare function windowBytes(): usize;

/** What each process has a copy of: static data, and behind `blocksOffset` the blocks of its threads. */
// @ts-ignore: decorator
@external("native", "privateBase")
export declare function privateBase(): usize;
// @ts-ignore: decorator
@external("native", "privateBytes")
export declare function privateBytes(): usize;
// @ts-ignore: decorator
@external("native", "staticBytes")
export declare function staticBytes(): usize;
// @ts-ignore: decorator
@external("native", "blocksOffset")
export declare function blocksOffset(): usize;

/** The supervisor's own block. */
// @ts-ignore: decorator
@external("native", "ownBlock")
export declare function ownBlock(): usize;

/** The end of the stack that handlers run on, and where a handler that waits left its stack pointer. */
// @ts-ignore: decorator
@external("native", "stackTop")
export declare function stackTop(): usize;
// @ts-ignore: decorator
@external("native", "waitingAt")
export declare function waitingAt(): usize;
// @ts-ignore: decorator
@external("native", "setWaitingAt")
export declare function setWaitingAt(sp: usize): void;

/** What a handler that ended came to. */
// @ts-ignore: decorator
@external("native", "handlerResult")
export declare function handlerResult(): i64;

/** The task whose memory is meant by addresses outside the window; 0 where this process's own is. */
// @ts-ignore: decorator
@external("native", "currentTask")
export declare function currentTask(): usize;

/** From here on a task's memory, its process's copy (by the distance from the private range) and its block are meant. */
// @ts-ignore: decorator
@external("native", "mean")
export declare function mean(task: usize, shift: usize, block: usize): void;

/** Begins a handler: `prepare` with this task, then the dispatch. Whether it has ended; else it waits. */
// @ts-ignore: decorator
@external("native", "run")
export declare function nativeRun(task: usize): i32;

/** Goes on with the handler whose stack is in place; `nativeWait` returns `value` in it. As nativeRun. */
// @ts-ignore: decorator
@external("native", "resume")
export declare function nativeResume(value: i64): i32;

/** In a handler: waits. */
// @ts-ignore: decorator
@external("native", "wait")
export declare function nativeWait(): i64;

/** In a handler: ends it with a result. Does not return. */
// @ts-ignore: decorator
@external("native", "leave")
export declare function nativeLeave(result: i64): void;

// The program's own, generated from the stack of personalities.
// @ts-ignore: decorator
@external("native", "isHandled")
export declare function isHandled(nr: i32): bool;
/** Why the personalities cannot be served without making calls in the program's process, as text; empty if they can be (src/compiler/passes.ts). */
// @ts-ignore: decorator
@external("native", "unpassable")
export declare function unpassable(): usize;
