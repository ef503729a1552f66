/** Why Unweld itself could not do something, in the words a user needs: what failed, the fact that decides it, one next step. */
export class Failure extends Error {
  override name = "Failure";

  constructor(readonly what: string, readonly why: string, readonly next: string) {
    super(`${what}\n  ${why}\n  ${next}`);
  }
}
