/*
 * Rust's standard library: threads, channels, child processes, sockets, files, panics that are caught, time.
 *
 * Covers: WB-157
 */
use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::{mpsc, Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

fn main() {
    let sum = Arc::new(Mutex::new(0u64));
    let workers: Vec<_> = (0..32u64)
        .map(|i| {
            let sum = Arc::clone(&sum);
            thread::spawn(move || {
                for _ in 0..100 {
                    *sum.lock().unwrap() += i;
                    thread::yield_now();
                }
            })
        })
        .collect();
    for worker in workers {
        worker.join().unwrap();
    }
    println!("threads: {}", sum.lock().unwrap());

    let (to, from) = mpsc::channel();
    for i in 0..8 {
        let to = to.clone();
        thread::spawn(move || to.send(i).unwrap());
    }
    drop(to);
    let mut received: Vec<i32> = from.iter().collect();
    received.sort();
    println!("channel: {received:?}");

    for i in 0..5 {
        let output = Command::new("/bin/sh").args(["-c", &format!("echo child {i}; exit {i}")]).output().unwrap();
        print!("{} {}", output.status, String::from_utf8_lossy(&output.stdout));
    }
    println!("{:?}", Command::new("/nonexistent").status().map_err(|error| error.kind()));

    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    });
    TcpStream::connect(address).unwrap().write_all(b"over a socket").unwrap();
    println!("server: {}", server.join().unwrap());

    fs::write("file", "content").unwrap();
    println!("file: {} {}", fs::read_to_string("file").unwrap(), fs::metadata("file").unwrap().len());
    println!("missing: {:?}", fs::read("missing").unwrap_err().kind());

    std::panic::set_hook(Box::new(|_| {}));
    println!("panic is caught: {}", std::panic::catch_unwind(|| panic!("no")).is_err());
    println!("panic of a thread: {}", thread::spawn(|| panic!("no")).join().is_err());

    let before = Instant::now();
    thread::sleep(Duration::from_millis(20));
    println!("time passes: {}", before.elapsed() >= Duration::from_millis(20));
}
