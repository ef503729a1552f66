-module(erlang_steps).
-export([main/0]).
step(Name, F) ->
  R = try F() catch C:E -> {'ERROR', C, E} end,
  io:format("~s: ~w~n", [Name, R]).
port(Cmd) -> P = open_port({spawn, Cmd}, [exit_status, binary, stderr_to_stdout]), collect(P, <<>>).
collect(P, A) -> receive {P, {data, D}} -> collect(P, <<A/binary, D/binary>>); {P, {exit_status, S}} -> {S, A} after 20000 -> timeout end.
pmap(F, L) -> S = self(), Ps = [spawn_link(fun() -> S ! {self(), F(X)} end) || X <- L], [receive {P, R} -> R end || P <- Ps].
main() ->
  process_flag(trap_exit, false),
  step("processes", fun() -> lists:sum(pmap(fun(X) -> lists:sum(lists:seq(1, X)) end, lists:seq(1, 2000))) end),
  step("a port", fun() -> port("sh -c 'echo hi; exit 3'") end),
  step("a hundred ports at once", fun() -> lists:usort(pmap(fun(X) -> port("sh -c 'exit " ++ integer_to_list(X rem 7) ++ "'") end, lists:seq(1, 100))) end),
  step("data through cat", fun() -> P = open_port({spawn_executable, "/bin/cat"}, [binary, stream]), D = binary:copy(<<"0123456789">>, 200000), port_command(P, D),
     N = (fun G(A) when A >= 2000000 -> A; G(A) -> receive {P, {data, B}} -> G(A + byte_size(B)) after 10000 -> {short, A} end end)(0), port_close(P), N end),
  step("a port that is killed", fun() -> P = open_port({spawn, "sleep 100"}, [exit_status]), {os_pid, Pid} = erlang:port_info(P, os_pid), os:cmd("kill -9 " ++ integer_to_list(Pid)), receive {P, {exit_status, S}} -> S after 10000 -> timeout end end),
  step("os:cmd", fun() -> os:cmd("echo $((6*7))") end),
  step("tcp, 50 connections", fun() -> {ok, L} = gen_tcp:listen(0, [binary, {active, false}, {ip, {127,0,0,1}}, {backlog, 100}]), {ok, Port} = inet:port(L),
     spawn(fun() -> (fun A() -> case gen_tcp:accept(L) of {ok, S} -> Pid = spawn(fun() -> receive go -> ok end, (fun E() -> case gen_tcp:recv(S, 0) of {ok, D} -> gen_tcp:send(S, D), E(); _ -> ok end end)() end), gen_tcp:controlling_process(S, Pid), Pid ! go, A(); _ -> ok end end)() end),
     R = lists:usort(pmap(fun(X) -> {ok, S} = gen_tcp:connect({127,0,0,1}, Port, [binary, {active, false}]), B = binary:copy(<<X>>, 10000), gen_tcp:send(S, B), {ok, B} = gen_tcp:recv(S, 10000, 10000), gen_tcp:close(S), ok end, lists:seq(1, 50))), gen_tcp:close(L), R end),
  step("files", fun() -> pmap(fun(X) -> N = "er-" ++ integer_to_list(X) ++ "-" ++ os:getpid(), ok = file:write_file(N, binary:copy(<<"x">>, 100000)), {ok, B} = file:read_file(N), ok = file:delete(N), byte_size(B) end, lists:seq(1, 20)), ok end),
  step("timers", fun() -> [erlang:send_after(I rem 50, self(), {t, I}) || I <- lists:seq(1, 2000)], [receive {t, I} -> ok after 5000 -> exit(late) end || I <- lists:seq(1, 2000)], ok end),
  step("garbage", fun() -> lists:usort(pmap(fun(_) -> L = lists:seq(1, 100000), erlang:garbage_collect(), length(L) end, lists:seq(1, 40))) end),
  step("signals", fun() -> os:set_signal(sigusr1, handle), gen_event:add_handler(erl_signal_server, t_none, []), os:set_signal(sigusr2, ignore), os:cmd("kill -USR2 " ++ os:getpid()), alive end),
  step("schedulers off and on", fun() -> N = erlang:system_info(schedulers), erlang:system_flag(schedulers_online, 1), erlang:system_flag(schedulers_online, N), erlang:system_flag(multi_scheduling, block), erlang:system_flag(multi_scheduling, unblock), erlang:system_info(schedulers_online) =:= N end),
  step("md5", fun() -> erlang:md5(<<"x">>) end),
  step("compile", fun() -> file:write_file("m.erl", "-module(m).\n-export([f/1]).\nf(X) -> X * 2.\n"), {ok, m, B} = compile:file("m.erl", [binary]), {module, m} = code:load_binary(m, "m", B), m:f(21) end),
  halt(0).
