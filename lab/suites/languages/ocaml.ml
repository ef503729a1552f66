let step name f = Printf.printf "%s: %s\n%!" name (try f () with e -> "ERROR " ^ Printexc.to_string e)
let int f () = string_of_int (f ())
let () =
  step "threads and garbage" (int (fun () ->
    let n = ref 0 and m = Mutex.create () in
    let work k = for i = 1 to 200 do let l = List.init 1000 (fun j -> (i, j, k)) in Mutex.lock m; n := !n + List.length l; Mutex.unlock m; Thread.yield () done in
    List.iter Thread.join (List.init 6 (Thread.create work)); !n));
  step "stack overflow" (fun () -> let rec f x = 1 + f (x + 1) in try string_of_int (f 0) with Stack_overflow -> "stack overflow");
  step "and again, in a function that made calls" (fun () -> let rec f x = ignore (Unix.getppid ()); 1 + f (x + 1) in try string_of_int (f 0) with Stack_overflow -> "stack overflow");
  step "a signal" (int (fun () -> let got = ref 0 in Sys.set_signal Sys.sigusr1 (Sys.Signal_handle (fun _ -> incr got)); Unix.kill (Unix.getpid ()) Sys.sigusr1; let t = Unix.gettimeofday () in while !got = 0 && Unix.gettimeofday () -. t < 5. do () done; !got));
  step "an exception from a handler" (fun () -> Sys.set_signal Sys.sigalrm (Sys.Signal_handle (fun _ -> raise Exit)); ignore (Unix.alarm 1); try while true do ignore (Array.make 10 0) done; "" with Exit -> "left");
  step "an exception from a handler in a call" (fun () -> ignore (Unix.alarm 1); try Unix.sleep 10; "slept" with Exit -> "left");
  step "a fast timer" (fun () -> let n = ref 0 in Sys.set_signal Sys.sigalrm (Sys.Signal_handle (fun _ -> incr n)); ignore (Unix.setitimer Unix.ITIMER_REAL { Unix.it_interval = 0.002; it_value = 0.002 }); let t = Unix.gettimeofday () in while !n < 100 && Unix.gettimeofday () -. t < 10. do ignore (String.make 100 'x') done; ignore (Unix.setitimer Unix.ITIMER_REAL { Unix.it_interval = 0.; it_value = 0. }); string_of_bool (!n >= 100));
  step "fork and wait" (int (fun () -> match Unix.fork () with 0 -> Unix._exit 9 | pid -> (match Unix.waitpid [] pid with _, Unix.WEXITED n -> n | _ -> -1)));
  step "a pipe" (fun () -> let c = Unix.open_process_in "echo piped; exit 3" in let l = input_line c in match Unix.close_process_in c with Unix.WEXITED n -> Printf.sprintf "%s %d" l n | _ -> "?");
  step "programs from threads" (int (fun () -> let n = ref 0 in List.iter Thread.join (List.init 4 (Thread.create (fun _ -> for _ = 1 to 10 do if Sys.command "exit 1" = 1 then incr n done))); !n));
  step "sockets" (fun () -> let s = Unix.socket Unix.PF_INET Unix.SOCK_STREAM 0 in Unix.bind s (Unix.ADDR_INET (Unix.inet_addr_loopback, 0)); Unix.listen s 5; let a = Unix.getsockname s in let got = ref "" in let t = Thread.create (fun () -> let i, _ = Unix.open_connection a in got := input_line i) () in let c, _ = Unix.accept s in let o = Unix.out_channel_of_descr c in output_string o "over the wire\n"; close_out o; Thread.join t; !got);
  step "many threads" (int (fun () -> let n = ref 0 in for _ = 1 to 20 do List.iter Thread.join (List.init 20 (Thread.create (fun _ -> incr n))) done; !n));
  step "sigprocmask in threads" (int (fun () -> let got = ref 0 in Sys.set_signal Sys.sigusr2 (Sys.Signal_handle (fun _ -> incr got)); ignore (Thread.sigmask Unix.SIG_BLOCK [Sys.sigusr2]); let t = Thread.create (fun () -> Thread.wait_signal [Sys.sigusr2]) () in Unix.sleepf 0.1; Unix.kill (Unix.getpid ()) Sys.sigusr2; Thread.join t; !got))
