import { intAt, setInt, take } from '../../base/assembly/memory';

/** Groups of numbers that are united step by step (union-find, with halved paths); each is named by its least number. */
let parents: usize = 0;

/** Begins with every number from 0 on alone. @returns where the groups stand: a number's own, or one nearer to it */
export function startGroups(size: i32): usize {
  parents = take(4 * <usize>size);
  for (let k = 0; k < size; k++) setInt(parents, k, k);
  return parents;
}

export function groupOf(k: i32): i32 {
  let parent = intAt(parents, k);
  while (parent !== k) {
    const above = intAt(parents, parent);
    setInt(parents, k, above);
    k = above;
    parent = intAt(parents, k);
  }
  return k;
}

export function unite(a: i32, b: i32): void {
  const x = groupOf(a);
  const y = groupOf(b);
  setInt(parents, max(x, y), min(x, y));
}
