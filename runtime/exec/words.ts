// Words of a command line against what they may be.

/** Whether the NUL-terminated `word` is `text`. */
export function is(word: usize, text: string): bool {
  return startsWith(word, text) && load<u8>(word + <usize>text.length) == 0;
}

export function startsWith(word: usize, text: string): bool {
  for (let i = 0; i < text.length; i++) if (<i32>load<u8>(word + <usize>i) != text.charCodeAt(i)) return false;
  return true;
}
