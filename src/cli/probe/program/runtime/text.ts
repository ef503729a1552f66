/** Whether the bytes at `bytes`, up to their 0, are those of `text`, which is ASCII. */
export function isText(bytes: usize, text: string): bool {
  for (let i = 0; i < text.length; i++) {
    if (<i32>load<u8>(bytes + <usize>i) != text.charCodeAt(i)) return false;
  }
  return load<u8>(bytes + <usize>text.length) == 0;
}
