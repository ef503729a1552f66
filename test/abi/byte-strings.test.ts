import assert from "node:assert/strict";
import { before, test } from "node:test";
import { runProbe, type Probe } from "./probe.js";

const body = `
function text(at: usize): CString { return changetype<CString>(at); }
export function length(at: usize, max: usize): usize { return text(at).length(max); }
export function byteLengthOf(at: usize, max: usize): usize { return byteLength(at, max); }
export function equals(at: usize, bytes: usize, n: usize): bool { return text(at).equals(bytes, n); }
export function begins(at: usize, bytes: usize, n: usize): bool { return text(at).startsWith(bytes, n); }
export function isProc(at: usize): bool { return text(at).is("/proc"); }
export function inProc(at: usize): bool { return text(at).hasPrefix("/proc"); }
export function prefixed(a: usize, n: usize, b: usize, m: usize): bool { return startsWith(a, n, b, m); }
export function compared(a: usize, b: usize, n: usize): i32 { return compareBytes(a, b, n); }
export function same(a: usize, b: usize): bool { return equalText(a, b); }
export function copied(to: usize, from: usize, capacity: usize): isize { return copyText(to, from, capacity); }
export function greeting(to: usize): usize { return appendText(to, "hello"); }
export function decimal(to: usize, value: u64): usize { return appendDecimal(to, value); }
export function hex(to: usize, value: u64): usize { return appendHex(to, value); }
export function octal(to: usize, value: u64): usize { return appendOctal(to, value); }
export function parsed(at: usize, n: usize): i64 { return parseDecimal(at, n); }
export function digits(at: usize, n: usize): usize { return digitCount(at, n); }
export function last(at: usize, n: usize): usize { return lastComponent(at, n); }
export function into(to: usize, from: usize, n: usize): void { copyIn(to, from, n); }
export function out(to: usize, from: usize, n: usize): void { copyOut(to, from, n); }

export function isNull(at: usize): bool { return Ptr.at<u32>(at).isNull; }
export function readNumber(at: usize): u32 { return Ptr.at<u32>(at).get(); }
export function writeNumber(at: usize, value: u32): void { Ptr.at<u32>(at).put(value); }
export function nextNumber(at: usize): usize { return Ptr.at<u32>(at).plus(1).address; }
export function previousStat(at: usize): usize { return Ptr.at<Stat>(at).plus(-1).address; }
export function ownerOf(at: usize): u32 { return Ptr.at<u8>(at).as<Stat>().get().st_uid; }
export function putStat(at: usize, other: usize): void { Ptr.at<Stat>(at).put(changetype<Stat>(other)); }
`;

let probe: Probe;
const a = 4096n, b = 8192n;

before(async () => {
  probe = await runProbe([
    "CString", "Ptr", "Stat", "appendDecimal", "appendHex", "appendOctal", "appendText", "byteLength", "compareBytes", "copyIn",
    "copyOut", "copyText", "digitCount", "equalText", "lastComponent", "parseDecimal", "startsWith",
  ], body);
});

function write(at: bigint, text: string): void {
  new Uint8Array(probe.memory.buffer, Number(at)).set(Buffer.from(`${text}\0`));
}

function read(at: bigint, length: number): string {
  return Buffer.from(probe.memory.buffer, Number(at), length).toString();
}

test("a string's length ends at its NUL or at the limit", () => {
  write(a, "/proc/self");
  for (const name of ["length", "byteLengthOf"]) {
    assert.equal(probe.call(name, a, 100n), 10n);
    assert.equal(probe.call(name, a, 10n), 10n);
    assert.equal(probe.call(name, a, 4n), 4n);
    assert.equal(probe.call(name, a, 0n), 0n);
  }
});

test("a string equals bytes only if it ends with them", () => {
  write(a, "/proc/self");
  write(b, "/proc");
  assert.equal(probe.call("begins", a, b, 5n), 1);
  assert.equal(probe.call("equals", a, b, 5n), 0);
  write(a, "/proc");
  assert.equal(probe.call("equals", a, b, 5n), 1);
  write(a, "/pro");
  assert.equal(probe.call("begins", a, b, 5n), 0);
});

test("a string is compared to ASCII text, with 255 not taken for a negative", () => {
  write(a, "/proc");
  assert.equal(probe.call("isProc", a), 1);
  write(a, "/proc/1");
  assert.equal(probe.call("isProc", a), 0);
  assert.equal(probe.call("inProc", a), 1);
  write(a, "/prod");
  assert.equal(probe.call("inProc", a), 0);
  write(a, "");
  assert.equal(probe.call("inProc", a), 0);
});

test("bytes sort as unsigned", () => {
  new Uint8Array(probe.memory.buffer, Number(a)).set([1, 255]);
  new Uint8Array(probe.memory.buffer, Number(b)).set([1, 2]);
  assert.ok(probe.call("compared", a, b, 2n) as number > 0);
  assert.ok(probe.call("compared", b, a, 2n) as number < 0);
  assert.equal(probe.call("compared", a, b, 1n), 0);
});

test("a prefix that is longer than the text is none", () => {
  write(a, "ab");
  write(b, "abc");
  assert.equal(probe.call("prefixed", b, 3n, a, 2n), 1);
  assert.equal(probe.call("prefixed", a, 2n, b, 3n), 0);
  assert.equal(probe.call("same", a, b), 0);
  write(a, "abc");
  assert.equal(probe.call("same", a, b), 1);
});

test("copying a string stops at the room there is", () => {
  write(a, "abcdef");
  write(b, "........");
  assert.equal(probe.call("copied", b, a, 3n), -1n);
  assert.equal(read(b, 8), "abc.....");
  assert.equal(probe.call("copied", b, a, 6n), -1n);
  assert.equal(probe.call("copied", b, a, 7n), 6n);
  assert.equal(read(b, 8), "abcdef\0.");
});

test("numbers are written in decimal, octal and hexadecimal and touch no byte behind them", () => {
  for (const value of [0n, 7n, 8n, 9n, 10n, 15n, 16n, 255n, 4096n, 0o100644n, 12345678901234567890n, 0xffffffffffffffffn]) {
    for (const [name, base] of [["decimal", 10], ["octal", 8], ["hex", 16]] as const) {
      write(a, "#".repeat(32));
      const expected = value.toString(base);
      assert.equal(probe.call(name, a, value), a + BigInt(expected.length));
      assert.equal(read(a, expected.length + 1), `${expected}#`);
    }
  }
});

test("text is appended without a NUL", () => {
  write(a, "########");
  assert.equal(probe.call("greeting", a), a + 5n);
  assert.equal(read(a, 6), "hello#");
});

test("a decimal number is digits only", () => {
  write(a, "1234x");
  assert.equal(probe.call("digits", a, 5n), 4n);
  assert.equal(probe.call("parsed", a, 4n), 1234n);
  assert.equal(probe.call("parsed", a, 5n), -1n);
  assert.equal(probe.call("parsed", a, 0n), -1n);
});

test("the last component begins behind the last slash", () => {
  write(a, "/usr/bin/env");
  assert.equal(probe.call("last", a, 12n), 9n);
  assert.equal(probe.call("last", a, 9n), 9n);
  assert.equal(probe.call("last", a + 9n, 3n), 0n);
});

test("copyIn and copyOut move bytes", () => {
  write(a, "in and out");
  probe.call("into", b, a, 11n);
  assert.equal(read(b, 11), "in and out\0");
  probe.call("out", a, b + 3n, 3n);
  assert.equal(read(a, 10), "andand out");
});

test("Ptr reads and writes numbers, steps by what it points to, and gives structs in place", () => {
  assert.equal(probe.call("isNull", 0n), 1);
  assert.equal(probe.call("isNull", a), 0);
  probe.call("writeNumber", a, 0x12345678);
  assert.equal(probe.memory.getUint32(Number(a), true), 0x12345678);
  assert.equal(probe.call("readNumber", a), 0x12345678);
  assert.equal(probe.call("nextNumber", a), a + 4n);
  assert.equal(probe.call("previousStat", a), a - 144n);
  probe.memory.setUint32(Number(a) + 28, 1000, true);
  assert.equal(probe.call("ownerOf", a), 1000);
  probe.call("putStat", b, a);
  assert.equal(probe.call("ownerOf", a), 1000);
});
