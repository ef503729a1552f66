export const PAGE: usize = 4096;

export function pageStart(address: usize): usize {
  return address & ~(PAGE - 1);
}

export function pageOffset(address: usize): usize {
  return address & (PAGE - 1);
}

export function pageEnd(address: usize): usize {
  return (address + PAGE - 1) & ~(PAGE - 1);
}
