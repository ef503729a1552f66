/*
 * Go: no libc, small stacks, preemption by SIGURG, the vDSO's functions, child processes, a server, handlers of all signals.
 *
 * Covers: WB-156, WB-046
 */
package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// Goroutines that only compute have to be preempted by a signal.
func preemption() {
	var stop atomic.Bool
	for i := 0; i < 2; i++ {
		go func() {
			for x := 1; ; x += x {
				if stop.Load() {
					return
				}
			}
		}()
	}
	for i := 0; i < 3; i++ {
		runtime.GC()
	}
	stop.Store(true)
	fmt.Println("garbage is collected among busy goroutines")
}

func storm() {
	var group sync.WaitGroup
	var count atomic.Int64
	for i := 0; i < 2000; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			if syscall.Getppid() > 0 {
				count.Add(1)
			}
		}()
	}
	group.Wait()
	fmt.Println("goroutines that made a call:", count.Load())
}

func threads() {
	var group sync.WaitGroup
	for i := 0; i < 50; i++ {
		group.Add(1)
		go func() {
			defer group.Done()
			runtime.LockOSThread()
			time.Sleep(time.Millisecond)
		}()
	}
	group.Wait()
	fmt.Println("threads came and went")
}

func children() {
	for i := 0; i < 10; i++ {
		out, err := exec.Command("/bin/sh", "-c", fmt.Sprintf("echo child %d; exit %d", i, i)).Output()
		status := 0
		if exit, ok := err.(*exec.ExitError); ok {
			status = exit.ExitCode()
		}
		fmt.Printf("%s ends with %d\n", strings.TrimSpace(string(out)), status)
	}
	_, err := exec.Command("/nonexistent").Output()
	fmt.Println(err)
}

func server() {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println("cannot set up a listener:", err)
		os.Exit(99)
	}
	go http.Serve(listener, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "you asked for %s", r.URL.Path)
	}))
	var group sync.WaitGroup
	var good atomic.Int64
	for i := 0; i < 50; i++ {
		group.Add(1)
		go func(i int) {
			defer group.Done()
			answer, err := http.Get(fmt.Sprintf("http://%s/%d", listener.Addr(), i))
			if err != nil {
				return
			}
			defer answer.Body.Close()
			if text, _ := io.ReadAll(answer.Body); string(text) == fmt.Sprintf("you asked for /%d", i) {
				good.Add(1)
			}
		}(i)
	}
	group.Wait()
	fmt.Println("requests answered:", good.Load())
}

func signals() {
	came := make(chan os.Signal, 8)
	signal.Notify(came, syscall.SIGUSR1, syscall.SIGSYS, syscall.SIGHUP)
	for _, each := range []syscall.Signal{syscall.SIGUSR1, syscall.SIGSYS, syscall.SIGHUP} {
		syscall.Kill(syscall.Getpid(), each)
		fmt.Println("signal:", <-came)
	}
}

func faults() {
	defer func() { fmt.Println("recovered:", recover()) }()
	var nothing *struct{ field int }
	fmt.Println(nothing.field)
}

func clocks() {
	before := time.Now()
	time.Sleep(20 * time.Millisecond)
	passed := time.Since(before)
	fmt.Println("time passes:", passed >= 20*time.Millisecond && passed < 20*time.Second)
}

func main() {
	preemption()
	storm()
	threads()
	children()
	server()
	signals()
	faults()
	clocks()
}
