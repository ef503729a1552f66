import { answeredCalls, unpassableReason } from "../compiler/answered-calls.js";
import { imageOf } from "./image.js";
import type { RunnableMechanism } from "../mechanisms/mechanism.js";
import { chooseMechanism, mechanismOf } from "./mechanism.js";
import { optionOf } from "./preload.js";

/**
 * The image by which a stack of personalities runs by a mechanism, and the option that has it do so.
 *
 * @throws Failure if it cannot: before anything of the command is run
 */
export async function runBy(stack: readonly string[], name: string): Promise<{ image: string; mechanism: RunnableMechanism; option: string }> {
  const kind = name === "auto" ? "in-process" : mechanismOf(name).run.image;
  const image = await imageOf(stack, [], kind);
  const mechanism = chooseMechanism(name, stack.join(" with "), await answeredCalls(image), await unpassableReason(image));
  const chosen = mechanism.run.image === kind ? image : await imageOf(stack, [], mechanism.run.image);
  return { image: chosen, mechanism, option: await optionOf(mechanism, stack) };
}
