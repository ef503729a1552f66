/** Who a program is run as. */
export interface User {
  name: "root" | "nobody" | "self";
  /** Absent: as the user who runs the tests. */
  id?: number;
}

const root: User = { name: "root" };
const nobody: User = { name: "nobody", id: 65534 };

/** Root and an unprivileged user where root runs the tests; else only the one who does. */
export const users: readonly User[] = process.getuid?.() === 0 ? [root, nobody] : [{ name: "self" }];

/** Why tests do not run as further users, if they do not. */
export const fewerUsers: string | undefined = process.getuid?.() === 0 ? undefined : "only root can also run tests as another user";
