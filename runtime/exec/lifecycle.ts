// What the compiler generates for the whole stack of personalities (src/compiler/generate-program.ts).

/** Bytes of shared memory that all layers together want. */
// @ts-ignore: decorator
@external("native", "lifecycleSessionBytes")
export declare function lifecycleSessionBytes(): usize;

/** The options that were built into the image, NUL-terminated, and how many there are. */
// @ts-ignore: decorator
@external("native", "builtInOptions")
export declare function builtInOptions(): usize;
// @ts-ignore: decorator
@external("native", "builtInOptionCount")
export declare function builtInOptionCount(): usize;

/** Gives each layer its part of the session's memory. */
// @ts-ignore: decorator
@external("native", "lifecycleAttach")
export declare function lifecycleAttach(base: usize, fresh: bool): void;

/** Offers an option to the layers from the top; false if none knows it. */
// @ts-ignore: decorator
@external("native", "lifecycleOption")
export declare function lifecycleOption(name: usize, nameLength: i32, value: usize, valueLength: i32): bool;

/** Writes what the layers carry over exec, and reads it in the new process image. */
// @ts-ignore: decorator
@external("native", "lifecycleSaveState")
export declare function lifecycleSaveState(to: usize, capacity: usize): usize;
// @ts-ignore: decorator
@external("native", "lifecycleLoadState")
export declare function lifecycleLoadState(from: usize, length: usize): void;

/** Writes what all layers add to the first program's environment: NUL-terminated strings. */
// @ts-ignore: decorator
@external("native", "lifecycleEnvironment")
export declare function lifecycleEnvironment(to: usize, capacity: usize): usize;

/** Whether some layer has work to do when the first process has ended, and that work. */
// @ts-ignore: decorator
@external("native", "lifecycleWantsFinish")
export declare function lifecycleWantsFinish(): bool;
// @ts-ignore: decorator
@external("native", "lifecycleFinish")
export declare function lifecycleFinish(): void;
