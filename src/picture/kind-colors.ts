import type { Color } from '../model/part.ts';
import { MoveKind } from '../model/toolpath.ts';

const rgb = (hex: number): Color => ({ r: hex >> 16, g: (hex >> 8) & 255, b: hex & 255 });

/** Colours of the kinds of move, told apart also by people who see red and green alike (Okabe and Ito 2008). */
const COLORS: Readonly<Record<number, Color>> = {
  [MoveKind.travel]: rgb(0x9aa5b1),
  [MoveKind.outerWall]: rgb(0xd55e00),
  [MoveKind.innerWall]: rgb(0xe69f00),
  [MoveKind.solidInfill]: rgb(0x7b61b0),
  [MoveKind.topInfill]: rgb(0xcc79a7),
  [MoveKind.sparseInfill]: rgb(0x0072b2),
  [MoveKind.bridge]: rgb(0x56b4e9),
  [MoveKind.gapFill]: rgb(0x009e73),
  [MoveKind.skirt]: rgb(0x6b7280),
  [MoveKind.brim]: rgb(0x6b7280),
  [MoveKind.support]: rgb(0x8fae5d),
  [MoveKind.supportInterface]: rgb(0x55752f),
  [MoveKind.cut]: rgb(0xd55e00),
  [MoveKind.score]: rgb(0x0072b2),
  [MoveKind.engrave]: rgb(0x333333),
};

const OTHER = rgb(0x444444);

export function kindColor(kind: number): Color {
  return COLORS[kind] ?? OTHER;
}
