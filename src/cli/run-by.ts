import { answeredCalls } from "../compiler/answered-calls.js";
import { imageOf } from "./image.js";
import { chooseMechanism } from "./mechanism.js";
import { optionOf } from "./preload.js";

/**
 * The image by which a stack of personalities runs by a mechanism, and the option that has it do so.
 *
 * @throws Failure if it cannot: before anything of the command is run
 */
export async function runBy(stack: readonly string[], name: string): Promise<{ image: string; option: string }> {
  const image = await imageOf(stack);
  const mechanism = chooseMechanism(name, stack.join(" with "), await answeredCalls(image));
  return { image, option: await optionOf(mechanism, stack) };
}
