import assert from "node:assert/strict";
import { test } from "node:test";
import { layout } from "../../src/abi/layout.js";
import { structs } from "../../src/abi/structs.js";
import { runProbe } from "./probe.js";

const members = structs.map((struct) => ({ struct, placed: layout(struct).filter((member) => !member.name.startsWith("_")) }));

test("AssemblyScript lays every struct out as the kernel does: size, offset and width of each member", async () => {
  const body = members.flatMap(({ struct, placed }) => [
    `export function sizeof_${struct.name}(): usize { return offsetof<${struct.name}>(); }`,
    ...placed.map(({ name, type }) => {
      const reference = `changetype<${struct.name}>(at).${name}`;
      const statement = type.kind === "scalar"
        ? `${reference} = <${type.as}>-1; return <usize>(${reference} == <${type.as}>-1);`
        : type.kind === "struct" ? `return changetype<usize>(${reference}) - at;` : `return ${reference} - at;`;
      return `export function ${struct.name}_${name}(at: usize): usize { ${statement} }`;
    }),
  ]);
  const probe = await runProbe(structs.map((struct) => struct.name), body.join("\n"));
  const base = 4096;
  for (const { struct, placed } of members) {
    assert.equal(probe.call(`sizeof_${struct.name}`), BigInt(struct.bytes), struct.name);
    for (const { name, type, offset } of placed) {
      const bytes = new Uint8Array(probe.memory.buffer, base, struct.bytes + 8).fill(0);
      const answer = probe.call(`${struct.name}_${name}`, BigInt(base));
      if (type.kind === "scalar") {
        assert.equal(answer, 1n, `${struct.name}.${name} reads what was written`);
        const expected = bytes.map((_, i) => (i >= offset && i < offset + type.bytes ? 0xff : 0));
        assert.deepEqual(bytes, expected, `${struct.name}.${name}`);
      } else {
        assert.equal(answer, BigInt(offset), `${struct.name}.${name}`);
      }
    }
  }
});
