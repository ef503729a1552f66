/**
 * A pointer of the guest. The reference is the address itself: nothing is allocated, and a bad one faults when it is
 * followed, which ends the call with -EFAULT.
 */
// @ts-ignore: decorator
@unmanaged
export class Ptr<T> {
  /** The pointer that holds `address`. */
  static at<T>(address: usize): Ptr<T> {
    return changetype<Ptr<T>>(address);
  }

  get address(): usize {
    return changetype<usize>(this);
  }

  get isNull(): bool {
    return changetype<usize>(this) == 0;
  }

  /** What it points to: for a struct the struct in place, for a number its value. */
  get(): T {
    if (isReference<T>()) return changetype<T>(changetype<usize>(this));
    return load<T>(changetype<usize>(this));
  }

  /** Gives the guest the changes made to what `get` returned, or the number `value`. */
  put(value: T): void {
    if (isReference<T>()) return;
    store<T>(changetype<usize>(this), value);
  }

  /** The `index`th of consecutive elements. */
  plus(index: isize): Ptr<T> {
    const size: isize = isReference<T>() ? <isize>offsetof<T>() : <isize>sizeof<T>();
    return changetype<Ptr<T>>(changetype<usize>(this) + <usize>(index * size));
  }

  /** The same address, taken for something else. */
  as<U>(): Ptr<U> {
    return changetype<Ptr<U>>(changetype<usize>(this));
  }
}

/** A NUL-terminated string of bytes in the guest; reached through Ptr<CString>.get(). */
// @ts-ignore: decorator
@unmanaged
export class CString {
  get address(): usize {
    return changetype<usize>(this);
  }

  /** Bytes before the NUL, or `max` if none of the first `max` bytes is NUL. */
  length(max: usize = 4096): usize {
    const start = changetype<usize>(this);
    let n: usize = 0;
    while (n < max && load<u8>(start + n) != 0) n++;
    return n;
  }

  /** Whether it is exactly the `length` bytes at `bytes`. */
  equals(bytes: usize, length: usize): bool {
    return this.startsWith(bytes, length) && load<u8>(changetype<usize>(this) + length) == 0;
  }

  /** Whether it begins with the `length` bytes at `bytes`, none of them NUL. Reads no further than the first difference. */
  startsWith(bytes: usize, length: usize): bool {
    const start = changetype<usize>(this);
    for (let i: usize = 0; i < length; i++) {
      if (load<u8>(start + i) != load<u8>(bytes + i)) return false;
    }
    return true;
  }

  /** Whether it begins with `text`, which has to be ASCII. */
  hasPrefix(text: string): bool {
    const start = changetype<usize>(this);
    for (let i = 0; i < text.length; i++) {
      if (<i32>load<u8>(start + <usize>i) != text.charCodeAt(i)) return false;
    }
    return true;
  }

  /** Whether it is `text`, which has to be ASCII. */
  is(text: string): bool {
    return this.hasPrefix(text) && load<u8>(changetype<usize>(this) + <usize>text.length) == 0;
  }
}
