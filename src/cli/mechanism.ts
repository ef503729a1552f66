import { automatic, runnable, mechanisms } from "../mechanisms/index.js";
import type { RunnableMechanism } from "../mechanisms/mechanism.js";
import { unserved } from "../mechanisms/served.js";
import { Failure } from "./failure.js";
import { attempt } from "./probe/attempts.js";

/** The mechanism of a name, `auto` apart. @throws Failure if there is none or no personality can be run by it */
export function mechanismOf(name: string): RunnableMechanism {
  const found = runnable.find((mechanism) => mechanism.name === name);
  if (found !== undefined) return found;
  const names = `there are: ${runnable.map((mechanism) => mechanism.name).join(", ")}, auto`;
  const observing = mechanisms.find((mechanism) => mechanism.name === name);
  if (observing !== undefined) {
    const why = observing.can.answer === true ? "no image can be built for it yet" : observing.can.answer;
    throw new Failure(`cannot run by ${name}`, why, names);
  }
  throw new Failure(`cannot run by ${name}`, "there is no mechanism of this name", names);
}

/**
 * The mechanism a user means. `calls` are those that the personalities, called `personality` in messages, override; `more` says what
 * they do beyond answering calls or passing them as they are, if they do.
 *
 * @throws Failure if the mechanism cannot bring back one of the calls, or does not work here for this user
 */
export function chooseMechanism(name: string, personality: string, calls: readonly string[], more?: string): RunnableMechanism {
  if (name === "auto") return firstOf(personality, calls, more);
  const mechanism = mechanismOf(name);
  const obstacle = obstacleOf(mechanism, personality, calls, more);
  if (obstacle !== undefined) throw new Failure(`cannot run ${personality} by ${name}`, obstacle.why, obstacle.next);
  return mechanism;
}

function firstOf(personality: string, calls: readonly string[], more: string | undefined): RunnableMechanism {
  const reasons: string[] = [];
  for (const mechanism of automatic) {
    const obstacle = obstacleOf(mechanism, personality, calls, more);
    if (obstacle === undefined) return mechanism;
    reasons.push(`${mechanism.name}: ${obstacle.why}`);
  }
  throw new Failure(`cannot run ${personality} here by any mechanism`, reasons.join("\n  "), "see `unweld probe`");
}

function obstacleOf(
  mechanism: RunnableMechanism, personality: string, calls: readonly string[], more: string | undefined,
): { why: string; next: string } | undefined {
  const missing = unserved(mechanism, calls);
  if (missing !== undefined) {
    return {
      why: `${personality} overrides ${missing.call}, which ${mechanism.name} cannot bring back: ${missing.why}`,
      next: "leave -m out, or name another mechanism",
    };
  }
  if (mechanism.asIs !== undefined && more !== undefined) {
    return { why: `of ${personality}, ${more}: ${mechanism.asIs}`, next: "name another mechanism: trace is the most like it" };
  }
  for (const { attempt: name, title } of mechanism.requirements) {
    const outcome = attempt(name);
    if (!outcome.works) return { why: `${title} is not to be had: ${outcome.reason}`, next: outcome.remedy };
  }
  return undefined;
}
