import { MoveKind } from '../../model/toolpath.ts';
import type { HeardLine } from './declared-section.ts';

/** A plain line of an outer wall, on which the tests draw others. */
export const HEARD_LINE: HeardLine = {
  fed: 0.4,
  path: 10,
  section: 0.08,
  declared: true,
  kind: MoveKind.outerWall,
  feed: 30,
  line: 0,
  lowest: false,
  begins: false,
  x0: 0,
  y0: 0,
  x: 0,
  y: 0,
};
