import { layout, sizeOf, type Placed } from "../layout.js";
import { structs } from "../structs.js";
import type { Struct } from "../types.js";
import { notice } from "./notice.js";

/** assembly/generated/structs.ts: a class a struct, laid out by AssemblyScript as by the kernel. */
export function structClasses(): string {
  return `${notice("src/abi/structs.ts")}
${structs.map(structClass).join("\n")}`;
}

/**
 * Members that AssemblyScript can place itself are fields. The others (arrays, inner structs, members of unions, misaligned
 * ones) are accessors over filler, so that offsetof<T>() is the kernel's size in every case.
 */
function structClass(struct: Struct): string {
  const fields: string[] = [];
  const accessors: string[] = [];
  let end = 0;
  let fillers = 0;
  const fillTo = (offset: number): void => {
    while (end < offset) {
      const bytes = [8, 4, 2, 1].find((n) => end % n === 0 && end + n <= offset)!;
      fields.push(`  private __fill${fillers++}: u${bytes * 8};`);
      end += bytes;
    }
  };
  for (const member of layout(struct)) {
    if (member.type.kind === "scalar" && !member.overlaps && member.offset % member.type.bytes === 0) {
      fillTo(member.offset);
      fields.push(`  ${member.name}: ${member.type.as};`);
      end += member.type.bytes;
    } else if (!member.name.startsWith("_")) {
      accessors.push(accessor(member));
    }
  }
  fillTo(struct.bytes);
  return `/** ${struct.header.type}, ${struct.bytes} bytes, <${struct.header.file}>. */
// @ts-ignore: decorator
@unmanaged
export class ${struct.name} {
${fields.join("\n")}
${accessors.map((text) => `\n${text}`).join("")}}
`;
}

function accessor({ name, type, offset }: Placed): string {
  const at = offset === 0 ? "changetype<usize>(this)" : `changetype<usize>(this) + ${offset}`;
  switch (type.kind) {
    case "scalar":
      return `  get ${name}(): ${type.as} {
    return load<${type.as}>(changetype<usize>(this), ${offset});
  }

  set ${name}(value: ${type.as}) {
    store<${type.as}>(changetype<usize>(this), value, ${offset});
  }
`;
    case "struct":
      return `  get ${name}(): ${type.name} {
    return changetype<${type.name}>(${at});
  }
`;
    case "array": {
      const element = type.element.kind === "scalar" ? type.element.as : type.element.name;
      return `  /** Address of ${type.count} × ${element}, ${sizeOf(type)} bytes. */
  get ${name}(): usize {
    return ${at};
  }
`;
    }
  }
}
