/* Behind the translated program: from a function of libc's name to a handler. */
static u8 uwp_handled[512];
static int uwp_ready, uwp_descriptor = -1;
static unsigned uwp_key;

static void uwp_giveBlock(void *block) {
  uwp_block = 0;
  uwn_syscall6(NR_munmap, (u64)block, BLOCK_BYTES, 0, 0, 0, 0);
}

static int uwp_takeBlock(void) {
  u64 block = uwn_syscall6(NR_mmap, 0, BLOCK_BYTES, 3, 0x22, -1, 0);
  if (block > -4096ul) return 0;
  *(u64 *)(block + ARENA + 8) = block + BLOCK_BYTES;
  uwp_block = (char *)block;
  if (uwp_key && pthread_setspecific) pthread_setspecific(uwp_key, uwp_block);
  return 1;
}

/* Whether a handler answers `nr` in this process. */
static inline int uwp_answers(u64 nr) { return uwp_ready && nr < sizeof uwp_handled && uwp_handled[nr] && (uwp_block || uwp_takeBlock()); }

/* A handler's answer. Its objects end with it; a signal's handler may make another call meanwhile. */
static __attribute__((noinline)) long uwp_ask(long nr, long a0, long a1, long a2, long a3, long a4, long a5) {
  void *back[5], **before = *(void ***)uwp_block;
  u64 next = *(u64 *)(uwp_block + ARENA);
  long result = -12; /* ENOMEM */
  *(void ***)uwp_block = back;
  if (__builtin_setjmp(back) == 0) result = uw_dispatch(nr, a0, a1, a2, a3, a4, a5);
  *(void ***)uwp_block = before;
  *(u64 *)(uwp_block + ARENA) = next;
  return result;
}

/* libc's convention. */
static long uwp_result(long result) {
  if ((u64)result < -4095ul) return result;
  if (__errno_location) *__errno_location() = -result;
  return -1;
}

typedef long uwp_function(long, long, long, long, long, long, long);

/* The next function of this name; where there is none, a call fails with ENOSYS. */
static long uwp_missing(long a0, long a1, long a2, long a3, long a4, long a5, long a6) { return uwp_result(-38); }
static uwp_function *uwp_next(uwp_function **known, const char *name) {
  if (!*known && dlsym) *known = dlsym((void *)-1l, name);
  return *known ? *known : uwp_missing;
}

/* Whether a descriptor is the session's, and whether that lies in a range of them. */
static int uwp_isOwn(long fd) { return uwp_ready && (int)fd == uwp_descriptor; }
static int uwp_below(long first) { return (unsigned)first < (unsigned)uwp_descriptor; }
static int uwp_above(long last) { return (unsigned)last > (unsigned)uwp_descriptor; }
static int uwp_isWithin(long first, long last) { return uwp_ready && (unsigned)first <= (unsigned)uwp_descriptor && (unsigned)uwp_descriptor <= (unsigned)last; }

static int uwp_number(const char **at) {
  int value = 0;
  while (**at >= '0' && **at <= '9') value = value * 10 + *(*at)++ - '0';
  return value;
}

__attribute__((constructor)) static void uwp_begin(void) {
  static const char name[] = "UNWELD_PRELOAD=", lost[] = "unweld: the session is lost: its descriptor was closed\n  this program runs without its personalities\n";
  if (!&environ || !environ) return;
  for (char **variable = environ; *variable; variable++) {
    const char *at = *variable;
    unsigned i = 0;
    while (name[i] && at[i] == name[i]) i++;
    if (name[i]) continue;
    at += i;
    int fd = uwp_number(&at);
    u64 bytes = 0;
    for (at++; *at >= '0' && *at <= '9'; at++) bytes = bytes * 10 + (*at - '0');
    if (!uwp_takeBlock()) return;
    uw_start();
    if ((long)uw_preloadAttach(fd, bytes) < 0) {
      uwn_syscall6(NR_write, 2, (u64)lost, sizeof lost - 1, 0, 0, 0);
      return;
    }
    *(u64 *)(uwp_block + ARENA) = 0;
    if (pthread_key_create && pthread_key_create(&uwp_key, uwp_giveBlock) != 0) uwp_key = 0;
    for (int nr = 0; nr < (int)sizeof uwp_handled; nr++) uwp_handled[nr] = uw_isHandled(nr);
    uwp_descriptor = fd;
    uwp_ready = 1;
  }
}
