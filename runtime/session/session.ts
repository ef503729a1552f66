import {
  AT_FDCWD, CLOCK_REALTIME, EINVAL, EMFILE, ENOENT, MADV_DONTDUMP, MAP_FIXED, MAP_NORESERVE, MAP_SHARED, O_RDWR, PROT_READ,
  PROT_WRITE, Stat, __NR_clock_gettime, __NR_close, __NR_fstat, __NR_ftruncate, __NR_getpid, __NR_madvise,
  __NR_memfd_create, __NR_mmap, __NR_openat, appendHex, appendText, syscall6,
} from "../../assembly/index";
import { descriptorLimit, setDescriptorLimit } from "./descriptor-limit";
import { liftFileLimit, restoreFileLimit } from "./file-limit";
import { moveHigh } from "./high-descriptor";
import { prefaultShared } from "../prefault";
import { copyImage, executeCopy, imageFileBytes } from "./image-copy";
import { IMAGE_FILE_BYTES, ImageFile, noteImageFile, openImageFile } from "./image-file";
import { REWRITE, seesEveryCall } from "./mechanism";
import { Options } from "./options";
import { areMappedByPieces, endPieces, isByPieces, mapFirstPiece } from "./pieces";
import { DEAR_FAULT, faultCost } from "./fault-cost";
import { isFixedImage } from "../trap-net/fixed-image";
import { drawPlace } from "../trap-net/place";
import { rebaseImage } from "../trap-net/rebase";

/** What the session's memory begins with. What the boundary refuses, the image's file and the options follow, then the plans, a copy of the image, the layers' part. */
// @ts-ignore: decorator
@unmanaged
class Header {
  magic: u64;
  bytes: u64;
  optionsBytes: u64;
  image: u64;
  imageBytes: u64;
  plans: u64;
  layers: u64;
  startSeconds: i64;
  startNanoseconds: i64;
  device: u64;
  inode: u64;
  /** Whether a page fault costs so much that what may be used is brought in. */
  dearFaults: u64;
  tracing: u64;
  /** Whether a tracer of the session has let filters choose its tracees' calls. */
  tracingByFilter: u64;
  /** In a trap session: where the image lies, why there is no Syscall User Dispatch, and whether the net is up. */
  fixedBase: u64;
  refusal: i64;
  netInstalled: u64;
  /** 1 if there is a boundary, 2 if for it no_new_privs had to be set. One bit for each number it refuses follows. */
  boundary: u64;
  /** Of session/mechanism.ts. */
  mechanism: u64;
  /** The process that executes the command, and the size of its descriptor table before there was a session. */
  firstProgram: u64;
  firstTableSize: u64;
  /** Whether a first program has begun. */
  begun: u64;
  /** Whether the kernel takes each call from its gate alone. */
  pinned: u64;
  /** Whether the net of every process stays up. */
  netStays: u64;
  /** Where the images lie of processes with filters of their own, which have an exception for it; 0 before there is any. */
  filteredPlace: u64;
  /** What the net costs at each call, in nanoseconds. */
  netCost: u64;
}

/** Changes with the layout: processes of one session always run one image. */
const MAGIC: u64 = 0x34_6e6f_6973_7365_73;
/** The boundary is known for the numbers below this. */
export const NUMBERS_BOUNDED: i32 = 512;
const IMAGE_FILE: usize = offsetof<Header>() + NUMBERS_BOUNDED / 8;
const HEADER_BYTES: usize = IMAGE_FILE + IMAGE_FILE_BYTES;
const PLAN_BYTES: usize = 1 << 20;
const PAGE: usize = 4096;
/** The header, few options, and the keys of the plans. */
const FIRST_BYTES: usize = 3 * PAGE;

let header: usize = 0;
let descriptor: i32 = -1;
let held: i32 = -1;
/** The session's, so that a process need not touch its memory to know it. */
let ownMechanism: u64 = REWRITE;

function pageAligned(bytes: usize): usize {
  return (bytes + PAGE - 1) & ~(PAGE - 1);
}

/**
 * Makes the memory that all processes of this session share; pages nobody touched take no room. 0, or -errno: -EFBIG if
 * the limit on file sizes is too low, else the kernel's of memfd_create(2) or mmap(2).
 */
export function createSession(options: Options, layerBytes: usize, imageName: usize): i64 {
  const plans = pageAligned(HEADER_BYTES + options.bytes);
  const image = plans + PLAN_BYTES;
  const imageBytes = imageFileBytes();
  const layers = image + pageAligned(imageBytes);
  const bytes = layers + pageAligned(layerBytes);
  const name: usize = memory.data(16);
  store<u8>(appendText(name, "unweld-session"), 0);
  const soft = descriptorLimit();
  let fd = syscall6(__NR_memfd_create, name, 0, 0, 0, 0, 0);
  if (fd == -EMFILE) {
    setDescriptorLimit(soft + 1);
    fd = syscall6(__NR_memfd_create, name, 0, 0, 0, 0, 0);
  }
  const high = fd < 0 ? fd : moveHigh(<i32>fd);
  setDescriptorLimit(soft);
  if (fd < 0) return fd;
  if (high < 0) return failed(<i32>fd, high);
  // Neither the size nor the copy of the image may be a SIGXFSZ.
  const lifted = liftFileLimit(bytes);
  if (lifted < 0) return failed(<i32>high, lifted);
  const imageCopied = fill(<i32>high, bytes, image, imageBytes, imageName);
  if (lifted > 0) restoreFileLimit();
  if (imageCopied < 0) return failed(<i32>high, imageCopied);
  const head = changetype<Header>(header);
  head.bytes = bytes;
  head.optionsBytes = options.bytes;
  head.image = image;
  head.imageBytes = imageCopied;
  head.plans = plans;
  head.layers = layers;
  syscall6(__NR_clock_gettime, CLOCK_REALTIME, header + offsetof<Header>("startSeconds"), 0, 0, 0, 0);
  const stat = new Stat();
  syscall6(__NR_fstat, <i32>high, changetype<usize>(stat), 0, 0, 0, 0);
  head.device = stat.st_dev;
  head.inode = stat.st_ino;
  memory.copy(header + HEADER_BYTES, options.start, options.bytes);
  noteImageFile(imageFile());
  head.dearFaults = faultCost() >= DEAR_FAULT ? 1 : 0;
  head.magic = MAGIC;
  return 0;
}

function failed(fd: i32, error: i64): i64 {
  syscall6(__NR_close, fd, 0, 0, 0, 0, 0);
  return error;
}

/** Sizes and maps the memory, and copies the image to it. How much of that was copied, or -errno. */
function fill(fd: i32, bytes: usize, image: usize, imageBytes: usize, imageName: usize): i64 {
  const sized = syscall6(__NR_ftruncate, fd, bytes, 0, 0, 0, 0);
  if (sized < 0) return sized;
  const mapped = areMappedByPieces(bytes) ? mapByPieces(fd, bytes) : mapSession(fd, bytes, 0);
  return mapped < 0 ? mapped : copyImage(fd, image, imageBytes, imageName);
}

/**
 * Maps the session whose memory of `bytes` bytes `fd` is, at `place`, which is room for it, or anywhere if that is 0. 0, or -errno: -EINVAL
 * if it is none of this image's.
 */
export function attachSession(fd: i32, bytes: usize, place: usize): i64 {
  const mapped = mapSession(fd, bytes, place);
  if (mapped < 0) return mapped;
  prefaultShared(header, FIRST_BYTES);
  ownMechanism = changetype<Header>(header).mechanism;
  return changetype<Header>(header).magic == MAGIC ? 0 : -EINVAL;
}

/** The same where it is mapped by pieces (pieces.ts), but where nobody would see the faults. */
export function attachByPieces(fd: i32, bytes: usize): i64 {
  const mapped = mapByPieces(fd, bytes);
  if (mapped < 0) return mapped;
  ownMechanism = changetype<Header>(header).mechanism;
  if (!seesEveryCall(ownMechanism)) {
    endPieces();
    return attachSession(fd, bytes, header);
  }
  return changetype<Header>(header).magic == MAGIC ? 0 : -EINVAL;
}

function mapByPieces(fd: i32, bytes: usize): i64 {
  descriptor = fd;
  const first = mapFirstPiece(fd, bytes, FIRST_BYTES);
  if (first < 0) return first;
  header = <usize>first;
  return 0;
}

function mapSession(fd: i32, bytes: usize, place: usize): i64 {
  const flags = MAP_SHARED | MAP_NORESERVE | (place == 0 ? 0 : MAP_FIXED);
  const at = syscall6(__NR_mmap, place, bytes, PROT_READ | PROT_WRITE, flags, fd, 0);
  if (at < 0) return at;
  // A core dump would have all of it, zeros included.
  syscall6(__NR_madvise, at, bytes, MADV_DONTDUMP, 0, 0, 0);
  header = <usize>at;
  descriptor = fd;
  return 0;
}

/** The descriptor of the session's memory, which every process of the session has. */
export function sessionFd(): i32 {
  return descriptor;
}

/**
 * The descriptor, once it is certain that it still is the session's memory: if not, the memory is opened anew where the kernel
 * permits that (CAP_CHECKPOINT_RESTORE). -errno if it does not.
 */
export function findSessionFd(): i64 {
  const stat = new Stat();
  const head = changetype<Header>(header);
  // While the session is made, nobody else is there.
  if (head.inode == 0) return descriptor;
  const found = syscall6(__NR_fstat, descriptor, changetype<usize>(stat), 0, 0, 0, 0);
  if (found == 0 && stat.st_ino == head.inode && stat.st_dev == head.device) return descriptor;
  const path = changetype<usize>(new StaticArray<u8>(64));
  let end = appendHex(appendText(path, "/proc/self/map_files/"), header);
  end = appendHex(appendText(end, "-"), header + <usize>head.bytes);
  store<u8>(end, 0);
  const opened = syscall6(__NR_openat, AT_FDCWD, path, O_RDWR, 0, 0, 0);
  if (opened < 0) return opened;
  const high = moveHigh(<i32>opened);
  descriptor = <i32>(high < 0 ? opened : high);
  return descriptor;
}

/** Bytes of the session's memory. */
export function sessionBytes(): usize {
  return <usize>changetype<Header>(header).bytes;
}

/** When the session began, in seconds since 1970; 0 without one. */
export function sessionStart(): u64 {
  return header == 0 ? 0 : changetype<Header>(header).startSeconds;
}

/** First address of the session's memory in this process. */
export function sessionBase(): usize {
  return header;
}

/** Whether `fd` is the runtime's own: a program that closes or replaces it is told EBADF. */
export function protectedFd(fd: i32): bool {
  return fd >= 0 && (fd == descriptor || fd == held);
}

/** How many there may be. */
export const OWN_FDS: i32 = 2;

/** The runtime's own descriptors, 0 and 1; -1 for one that is not open. */
export function ownFd(index: i32): i32 {
  return index == 0 ? descriptor : held;
}

/** Makes another descriptor the runtime's own; there is one place for one. */
export function holdFd(fd: i32): void {
  held = fd;
}

/** Notes that the session's memory is now open as `newFd`, which a program's dup2 to the old number calls for. */
export function moveSessionFd(newFd: i32): void {
  descriptor = newFd;
}

/** The options of the command line. */
export function sessionOptions(): Options {
  return new Options(header + HEADER_BYTES, <usize>changetype<Header>(header).optionsBytes);
}

function imageFile(): ImageFile {
  return changetype<ImageFile>(header + IMAGE_FILE);
}

/** Whether that was the image's file when the session began. */
export function isImageFile(device: u64, inode: u64): bool {
  return imageFile().device == device && imageFile().inode == inode;
}

/**
 * Opens the image's file to be executed, as O_PATH. -errno if it is not found by its path any more, or not from here; -ENOENT in a trap
 * session, whose processes run a copy.
 */
export function openImage(): i64 {
  return changetype<Header>(header).fixedBase != 0 ? -ENOENT : openImageFile(imageFile());
}

/**
 * Executes the image from the session's memory, as one for the address `place` unless that is 0. Returns -errno; -ENOENT if the session
 * has no copy of it.
 */
export function executeImageCopy(place: usize, argv: usize, envp: usize): i64 {
  const head = changetype<Header>(header);
  return head.imageBytes == 0 ? -ENOENT : executeCopy(descriptor, head.image, <usize>head.imageBytes, place, argv, envp);
}

/** Where the images lie of processes that filters of the program's make an exception for. */
export function filteredPlace(): usize {
  const at = header + offsetof<Header>("filteredPlace");
  if (atomic.load<u64>(at) == 0) atomic.cmpxchg<u64>(at, 0, drawPlace());
  return <usize>atomic.load<u64>(at);
}

/** Whether this is a process of a trap session, with its net. */
export function isInTrapSession(): bool {
  return header != 0 && changetype<Header>(header).fixedBase != 0 && isFixedImage();
}

/**
 * Makes this a trap session: the copy of the image becomes one for `base`. `refusal` is 0 or why the kernel refuses Syscall User
 * Dispatch. 0, or -ENOENT if the session has no copy.
 */
export function useTraps(base: usize, refusal: i64): i64 {
  const head = changetype<Header>(header);
  if (head.imageBytes == 0) return -ENOENT;
  rebaseImage(header + <usize>head.image, base);
  head.fixedBase = base;
  head.refusal = refusal;
  return 0;
}

/** Whether the image has to be executed from the session's copy: this process runs the file, which can lie anywhere. */
export function isCopyNeeded(): bool {
  return changetype<Header>(header).fixedBase != 0 && !isFixedImage();
}

/** Why the kernel refuses Syscall User Dispatch; 0 if it does not, or was not asked. */
export function dispatchRefusal(): i64 {
  return header == 0 ? 0 : changetype<Header>(header).refusal;
}

/** Whether a process of this trap session has put the net up, which all others inherit. */
export function isNetInstalled(): bool {
  return changetype<Header>(header).netInstalled != 0;
}

/** `forbidding`: for it no_new_privs had to be set. */
export function noteNetInstalled(forbidding: bool): void {
  changetype<Header>(header).netInstalled = forbidding ? 2 : 1;
}

/** Whether no_new_privs is the doing of the net or the boundary. */
export function isForbiddenByRuntime(): bool {
  return changetype<Header>(header).netInstalled == 2 || changetype<Header>(header).boundary == 2;
}

/** `forbidding`: for the boundary no_new_privs had to be set. */
export function noteBoundary(forbidding: bool): void {
  changetype<Header>(header).boundary = forbidding ? 2 : 1;
}

export function isBounded(): bool {
  return header != 0 && changetype<Header>(header).boundary != 0;
}

/** Notes that the boundary refuses `nr`, which is below NUMBERS_BOUNDED. */
export function noteOutside(nr: i32): void {
  const at = outsideByte(nr);
  store<u8>(at, load<u8>(at) | (1 << <u8>(nr & 7)));
}

/** Whether the boundary refuses `nr`. */
export function isBoundedAway(nr: i32): bool {
  return header != 0 && changetype<Header>(header).boundary != 0 && (<u32>nr >= <u32>NUMBERS_BOUNDED || ((load<u8>(outsideByte(nr)) >> <u8>(nr & 7)) & 1) != 0);
}

function outsideByte(nr: i32): usize {
  return header + offsetof<Header>() + (<usize>nr >> 3);
}

/** Where the layers' shared memory begins. */
export function layerBase(): usize {
  return header + <usize>changetype<Header>(header).layers;
}

/** Notes that some program of the session has come to trace another, so that each looks whether it is that one. */
export function noteTracing(): void {
  if (header != 0) atomic.add<u64>(header + offsetof<Header>("tracing"), 1);
}

/** Different whenever somebody came to trace. */
export function tracersSeen(): u64 {
  return changetype<Header>(header).tracing;
}

/** Notes that a tracer lets filters choose the calls at which its tracees stop (PTRACE_O_TRACESECCOMP). */
export function noteTracingByFilter(): void {
  if (header != 0) changetype<Header>(header).tracingByFilter = 1;
}

export function isTracingByFilter(): bool {
  return header != 0 && changetype<Header>(header).tracingByFilter != 0;
}

export function isTracing(): bool {
  return header != 0 && changetype<Header>(header).tracing != 0;
}

/** Notes by which mechanism the session's calls come back. */
export function useMechanism(mechanism: u64): void {
  const head = changetype<Header>(header);
  head.mechanism = mechanism;
  ownMechanism = mechanism;
}

/** Notes that no process of this session is to do without a net. */
export function keepNets(): void {
  changetype<Header>(header).netStays = 1;
}

/** Notes what the net costs at each call here, in nanoseconds. */
export function noteNetCost(cost: u64): void {
  changetype<Header>(header).netCost = cost;
}

/** What was noted; 0 if nothing was. */
export function costOfNet(): u64 {
  return changetype<Header>(header).netCost;
}

export function netStays(): bool {
  return header != 0 && changetype<Header>(header).netStays != 0;
}

/** Notes that in this session, a trap session, the kernel takes each call from its gate alone. */
export function pinCalls(): void {
  changetype<Header>(header).pinned = 1;
}

export function isPinned(): bool {
  return header != 0 && changetype<Header>(header).pinned != 0;
}

/** Notes that this process is about to execute the command; `tableSize`: of its descriptor table before there was a session. */
export function noteFirstProgram(tableSize: u64): void {
  const head = changetype<Header>(header);
  head.firstProgram = <u64>syscall6(__NR_getpid, 0, 0, 0, 0, 0, 0);
  head.firstTableSize = tableSize;
}

export function firstProgram(): u64 {
  return header == 0 ? 0 : changetype<Header>(header).firstProgram;
}

export function firstTableSize(): u64 {
  return header == 0 ? 0 : changetype<Header>(header).firstTableSize;
}

/** One of session/mechanism.ts; REWRITE before there is a session. */
export function sessionMechanism(): u64 {
  return ownMechanism;
}

/** Notes that a program begins; true for the session's first. */
export function beginProgram(): bool {
  const begun = header + offsetof<Header>("begun");
  // A page that is not written by each process costs each less.
  return atomic.load<u64>(begun) == 0 && atomic.xchg<u64>(begun, 1) == 0;
}

/** Whether a page fault costs so much here that what may be used is better brought in before. */
export function areFaultsDear(): bool {
  return header != 0 && changetype<Header>(header).dearFaults != 0;
}

/** Whether sites that trap often are patched. */
export function isPatching(): bool {
  return header != 0 && ownMechanism == REWRITE;
}

/** Where the shared cache of patch plans begins; 0 in a process that does without. */
export function planBase(): usize {
  return header == 0 || isByPieces() ? 0 : header + <usize>changetype<Header>(header).plans;
}
