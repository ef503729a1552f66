using System; using System.Collections.Generic; using System.Diagnostics; using System.IO; using System.IO.Pipes; using System.Net; using System.Net.Sockets; using System.Threading; using System.Runtime.InteropServices;
class Steps {
  static void Step(string name, Func<object> f) { object r; try { r = f(); } catch (Exception e) { r = "ERROR " + e.GetType(); } Console.WriteLine(name + ": " + r); Console.Out.Flush(); }
  class Node { public Node next; public int value; }
  static object Null(Node n) { try { return n.next.value; } catch (NullReferenceException) { return "null"; } }
  static int Deep(int n) { return n == 0 ? 0 : 1 + Deep(n - 1); }
  [DllImport("libc")] static extern int getppid(); [DllImport("libc")] static extern int getpid(); [DllImport("libc")] static extern int kill(int p, int s);
  [DllImport("libc", SetLastError = true)] static extern int close(int fd);
  delegate int Compare(IntPtr a, IntPtr b);
  [DllImport("libc")] static extern void qsort(int[] v, IntPtr n, IntPtr size, Compare c);
  [DllImport("libc")] static extern int usleep(uint t);
  static void Main() {
    Step("threads and garbage", () => { int n = 0; var ts = new List<Thread>(); for (int i = 0; i < 6; i++) { var t = new Thread(() => { Node l = null; for (int j = 0; j < 300000; j++) { l = new Node { next = j % 100 == 0 ? null : l, value = j }; } Interlocked.Increment(ref n); }); t.Start(); ts.Add(t); } for (int i = 0; i < 20; i++) { GC.Collect(); Thread.Sleep(5); } ts.ForEach(t => t.Join()); return n; });
    Step("null references", () => { int n = 0; for (int i = 0; i < 2000; i++) if ((string)Null(null) == "null") n++; return n; });
    Step("null references in threads", () => { int n = 0; var ts = new List<Thread>(); for (int i = 0; i < 4; i++) { var t = new Thread(() => { for (int j = 0; j < 500; j++) if ((string)Null(new Node()) == "null") Interlocked.Increment(ref n); }); t.Start(); ts.Add(t); } ts.ForEach(t => t.Join()); return n; });
    Step("division by zero", () => { int z = int.Parse("0"); int n = 0; for (int i = 0; i < 100; i++) try { n += 1 / z; } catch (DivideByZeroException) { n++; } return n; });
    Step("deep", () => Deep(10000));
    Step("stopped while in calls", () => { bool stop = false; var ts = new List<Thread>(); for (int i = 0; i < 3; i++) { var t = new Thread(() => { while (!Volatile.Read(ref stop)) { getppid(); } }); t.Start(); ts.Add(t); } for (int i = 0; i < 50; i++) { var a = new byte[1 << 20]; GC.Collect(); } Volatile.Write(ref stop, true); ts.ForEach(t => t.Join()); return "done"; });
    Step("stopped while it sleeps", () => { var t = new Thread(() => { for (int i = 0; i < 200; i++) usleep(1000); }); t.Start(); for (int i = 0; i < 50; i++) GC.Collect(); t.Join(); return "done"; });
    Step("abort", () => { string r = "?"; var t = new Thread(() => { try { while (true) Thread.Sleep(10); } catch (ThreadAbortException) { r = "aborted"; } }); t.Start(); Thread.Sleep(50); t.Abort(); t.Join(); return r; });
    Step("abort in a loop", () => { string r = "?"; var t = new Thread(() => { try { int i = 0; while (true) i++; } catch (ThreadAbortException) { r = "aborted"; } }); t.Start(); Thread.Sleep(50); t.Abort(); t.Join(); return r; });
    Step("errno", () => { int n = 0; for (int i = 0; i < 1000; i++) if (close(-1) == -1 && Marshal.GetLastWin32Error() == 9) n++; return n; });
    Step("callbacks", () => { var v = new int[500]; for (int i = 0; i < 500; i++) v[i] = i * 7919 % 500; qsort(v, (IntPtr)500, (IntPtr)4, (a, b) => { GC.KeepAlive(new object()); return Marshal.ReadInt32(a).CompareTo(Marshal.ReadInt32(b)); }); for (int i = 0; i < 500; i++) if (v[i] != i) return "unsorted"; return "sorted"; });
    Step("programs", () => { int n = 0; for (int i = 0; i < 20; i++) { var p = Process.Start(new ProcessStartInfo("/bin/sh", "-c \"echo out; exit 3\"") { RedirectStandardOutput = true, UseShellExecute = false }); var o = p.StandardOutput.ReadToEnd(); p.WaitForExit(); if (o == "out\n" && p.ExitCode == 3) n++; } return n; });
    Step("tcp", () => { var l = new TcpListener(IPAddress.Loopback, 0); l.Start(); int port = ((IPEndPoint)l.LocalEndpoint).Port; int n = 0; var s = new Thread(() => { for (int i = 0; i < 20; i++) { var c = l.AcceptTcpClient(); ThreadPool.QueueUserWorkItem(_ => { var w = new StreamWriter(c.GetStream()); w.WriteLine("over the wire"); w.Flush(); c.Close(); }); } }); s.Start(); for (int i = 0; i < 20; i++) { var c = new TcpClient("127.0.0.1", port); if (new StreamReader(c.GetStream()).ReadLine() == "over the wire") n++; c.Close(); } s.Join(); return n; });
    Step("timers", () => { int n = 0; using (new Timer(_ => Interlocked.Increment(ref n), null, 5, 5)) Thread.Sleep(500); return n > 20; });
    Step("finalizers", () => { for (int i = 0; i < 1000; i++) new WeakReference(new Node()); GC.Collect(); GC.WaitForPendingFinalizers(); return "done"; });
    Step("overflow", () => { int x = int.Parse("2147483647"); try { checked { return x + 1; } } catch (OverflowException) { return "overflow"; } });
    Step("watcher", () => { var d = Directory.CreateDirectory("w"); var e = new ManualResetEvent(false); using (var w = new FileSystemWatcher("w")) { w.Created += (o, a) => e.Set(); w.EnableRaisingEvents = true; File.WriteAllText("w/f", "x"); return e.WaitOne(10000); } });
    Step("mapped files", () => { File.WriteAllBytes("mf", new byte[65536]); using (var m = System.IO.MemoryMappedFiles.MemoryMappedFile.CreateFromFile("mf")) using (var v = m.CreateViewAccessor()) { v.Write(4096, 42); return v.ReadInt32(4096); } });
  }
}
