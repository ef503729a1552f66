import { wrappingLayer } from "../compiler/wrapping-layer.js";

/** The source of a personality that every call goes through, and that changes none: what it costs to have all calls made by a library. */
export function everyCall(): string {
  return wrappingLayer("Every", { origin: "src/lab/every-call.ts", body: (_nr, below) => ` return ${below};` });
}
