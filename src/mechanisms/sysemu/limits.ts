import type { KnownLimit } from "../mechanism.js";
import { oneTracer, slowStops, tracerShown } from "../one-tracer.js";

export const limits: readonly KnownLimit[] = [...tracerShown, ...oneTracer, ...slowStops];
