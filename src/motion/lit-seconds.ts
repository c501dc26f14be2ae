import { MoveKind } from '../model/toolpath.ts';

/** [s] In burning moves, by the times of the kinds, where dark moves were counted as travel. */
export function litSeconds(byKind: Float64Array): number {
  return byKind[MoveKind.cut]! + byKind[MoveKind.score]! + byKind[MoveKind.engrave]!;
}
