import { mechanisms } from "./index.js";
import { capabilities, isRunnable, limitSubject, type Ability, type Capability, type KnownLimit, type Mechanism } from "./mechanism.js";

/** docs/mechanisms.md: what is known of each mechanism, for readers. */
export function mechanismsDocument(): string {
  const runnable = mechanisms.filter(isRunnable);
  const others = mechanisms.filter((mechanism) => !isRunnable(mechanism));
  return `<!-- Made from src/mechanisms by npm run generate. -->
# Mechanisms

By which ways a system call can be brought back to userspace, what each can do, and what it cannot. \`unweld run -m NAME\` runs
programs by one; \`unweld probe\` tells which work on this machine, \`unweld bench\` what they cost, \`unweld conform\` what breaks.

## What each can do

${abilityTable(runnable)}

A dash means no; the reasons stand below. Those of the second table run no personality yet, or never will: what the kernel offers
there looks on or refuses.

${abilityTable(others)}

${Object.entries(capabilities).map(([name, words]) => `* \`${name}\`: ${words}`).join("\n")}

${mechanisms.map(section).join("\n\n")}
`;
}

function abilityTable(shown: readonly Mechanism[]): string {
  const names = Object.keys(capabilities) as Capability[];
  return [
    `| | ${shown.map(({ name }) => `\`${name}\``).join(" | ")} |`,
    `|---|${shown.map(() => "---|").join("")}`,
    ...names.map((name) => `| ${name} | ${shown.map(({ can }) => (can[name] === true ? "yes" : "–")).join(" | ")} |`),
  ].join("\n");
}

function section(mechanism: Mechanism): string {
  const { name, title, how, placement, kernel, privileges, inheritance, can, limits, runsNot, sources } = mechanism;
  const cannot = (Object.entries(can) as [Capability, Ability][]).flatMap(([capability, ability]) => (ability === true ? [] : [`* not \`${capability}\`: ${ability}`]));
  return [
    `## ${name}: ${title}`,
    "",
    `${sentence(how)} Runs: ${placement}${isRunnable(mechanism) ? "" : "; no personality can be run by it"}.`,
    "",
    `* kernel: ${kernel}`,
    `* privileges: ${privileges}`,
    `* fork: ${inheritance.fork}`,
    `* thread: ${inheritance.thread}`,
    `* exec: ${inheritance.exec}`,
    ...(mechanism.asIs === undefined ? [] : [`* handlers: each answers its call or ends with it as it is; ${mechanism.asIs}`]),
    ...cannot,
    ...(runsNot === undefined ? [] : [`* runs no ${runsNot.what}: ${runsNot.reason}`]),
    ...limits.map(stated),
    `* see ${sources.join("; ")}`,
  ].join("\n");
}

function stated(limit: KnownLimit): string {
  const subject = limitSubject(limit);
  return `* ${limit.case}${subject === "" ? "" : ` (${subject})`} ${limit.varies === true ? "may differ" : "differs"}: ${limit.reason}`;
}

function sentence(text: string): string {
  return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
}
