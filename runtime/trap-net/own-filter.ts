import { SockFprog, copyIn } from "../../assembly/index";
import { imageBase, imageEnd } from "../natives";
import { bytesWithReturn, writeWithReturn } from "./filters";

/**
 * The application's filter `program` as it has to be in a trap session if it forbids rt_sigreturn, with which every trap ends: with an
 * exception for the image's. The address of a struct sock_fprog; `program` itself if that would be too long.
 */
export function withReturn(program: usize): usize {
  const filter = new SockFprog();
  copyIn(changetype<usize>(filter), program, offsetof<SockFprog>());
  const bytes = <i32>bytesWithReturn(filter);
  const to = new SockFprog();
  const at = changetype<usize>(new StaticArray<u8>(bytes));
  return writeWithReturn(at, imageBase(), imageEnd(), filter, to) ? changetype<usize>(to) : program;
}
