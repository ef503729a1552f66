const keywords = (
  "auto break case char const continue default do double else enum extern float for goto if inline int long register " +
  "restrict return short signed sizeof static struct switch typedef union unsigned void volatile while asm typeof main " +
  "u8 u16 u32 u64 i8 i16 i32 i64 memcpy memmove memset memcmp unix linux"
).split(" ");

/** Hands out C identifiers that resemble TypeScript's names and never clash. */
export class CNames {
  private readonly used: Set<string>;

  constructor(reserved: Iterable<string> = [], private readonly outer?: CNames) {
    this.used = new Set([...keywords, ...reserved]);
  }

  /** A free identifier like `name`. */
  take(name: string): string {
    const base = toIdentifier(name);
    let free = base;
    for (let n = 2; this.has(free); n++) free = `${base}_${n}`;
    this.used.add(free);
    return free;
  }

  /** Takes names that were made elsewhere. */
  reserve(names: Iterable<string>): void {
    for (const name of names) this.used.add(name);
  }

  has(name: string): boolean { return this.used.has(name) || this.outer?.has(name) === true; }
}

/** `a/b/list/List<a/b/list/Item>#push` becomes `List_Item_push`. */
export function toIdentifier(name: string): string {
  const plain = name
    .replace(/[^<>,|()\s]*\//g, "")
    .replace(/[^A-Za-z0-9_$]+/g, "_")
    .replace(/\$/g, "_")
    .replace(/^_+(?=[A-Za-z])|_+$/g, "");
  if (plain === "") return "anonymous";
  return /^[0-9]/.test(plain) ? `_${plain}` : plain;
}
