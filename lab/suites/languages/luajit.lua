local ffi = require "ffi"
ffi.cdef [[
typedef void (*handler)(int); handler signal(int, handler); int raise(int); int getpid(void); int kill(int, int); int fork(void); int waitpid(int, int *, int); void _exit(int);
typedef int (*compare)(const int *, const int *); void qsort(void *, size_t, size_t, compare); int getppid(void); int usleep(unsigned); void *mmap(void *, size_t, int, int, int, long); int munmap(void *, size_t);
int getpagesize(void); int *__errno_location(void); int close(int);
]]
local function step(name, f) local ok, r = pcall(f) print(name .. ": " .. (ok and tostring(r) or "ERROR " .. tostring(r))) io.flush() end
step("a compiled loop of calls", function() local n = 0 for i = 1, 3000000 do if ffi.C.getppid() > 0 then n = n + 1 end end return n end)
step("failing calls in a compiled loop", function() local n = 0 for i = 1, 300000 do if ffi.C.close(-1) == -1 and ffi.errno() == 9 then n = n + 1 end end return n end)
step("callbacks", function() local a = ffi.new("int[1000]") for i = 0, 999 do a[i] = (i * 7919) % 1000 end local f = ffi.cast("compare", function(x, y) return x[0] - y[0] end) ffi.C.qsort(a, 1000, 4, f) f:free() for i = 1, 999 do if a[i] < a[i - 1] then return "unsorted" end end return "sorted" end)
step("a handler in Lua", function() local n = 0 local f = ffi.cast("handler", function(s) n = n + s end) ffi.C.signal(10, f) ffi.C.raise(10) ffi.C.kill(ffi.C.getpid(), 10) return n end)
step("fork", function() local n = 0 for i = 1, 100 do local pid = ffi.C.fork() if pid == 0 then ffi.C._exit(i % 50) end local s = ffi.new("int[1]") ffi.C.waitpid(pid, s, 0) n = n + bit.rshift(s[0], 8) end return n end)
step("code of its own", function() local p = ffi.C.mmap(nil, 4096, 7, 0x22, -1, 0) local c = "\184\39\0\0\0\15\5\195" ffi.copy(p, c, #c) local f = ffi.cast("int (*)(void)", p) local me, n = ffi.C.getpid(), 0 for i = 1, 100000 do if f() == me then n = n + 1 end end ffi.C.munmap(p, 4096) return n end)
step("code that changes", function() local p = ffi.C.mmap(nil, 4096, 7, 0x22, -1, 0) local f = ffi.cast("int (*)(void)", p) local n = 0 for i = 1, 2000 do local nr = i % 2 == 0 and 39 or 110 local c = "\184" .. string.char(nr) .. "\0\0\0\15\5\195" ffi.copy(p, c, #c) local want = nr == 39 and ffi.C.getpid() or ffi.C.getppid() if f() == want then n = n + 1 end end return n end)
step("coroutines and garbage", function() local n = 0 for i = 1, 20000 do local c = coroutine.wrap(function() coroutine.yield(1) return 1 end) n = n + c() + c() end collectgarbage() return n end)
step("popen", function() local p = io.popen("echo piped") local l = p:read() p:close() return l end)
step("os.execute", function() return os.execute("exit 3") end)
step("stack overflow", function() local function f() return 1 + f() end local ok, e = pcall(f) return e:match("stack overflow") end)
