import { MoveKind } from '../../../model/toolpath.ts';
import type { PrintSettings } from '../settings.ts';

/** How a kind of line is drawn. [mm/s, mm/s2] */
export interface Feature {
  readonly speed: number;
  readonly acceleration: number;
}

/** Speeds and accelerations of every kind of line, before limits of flow and of short layers. */
export function featureTable(settings: PrintSettings): readonly Feature[] {
  const s = settings;
  const table: Feature[] = Array.from({ length: Object.keys(MoveKind).length }, () => ({
    speed: s.infillSpeed,
    acceleration: s.infillAcceleration,
  }));
  const set = (kind: number, speed: number, acceleration: number): void => {
    table[kind] = { speed, acceleration };
  };
  set(MoveKind.travel, s.travelSpeed, s.travelAcceleration);
  set(MoveKind.outerWall, s.outerSpeed, s.outerAcceleration);
  set(MoveKind.innerWall, s.innerSpeed, s.innerAcceleration);
  set(MoveKind.solidInfill, s.solidSpeed, s.infillAcceleration);
  set(MoveKind.topInfill, s.topSpeed, s.infillAcceleration);
  set(MoveKind.sparseInfill, s.infillSpeed, s.infillAcceleration);
  set(MoveKind.bridge, s.bridgeSpeed, s.outerAcceleration);
  set(MoveKind.gapFill, s.gapSpeed, s.innerAcceleration);
  set(MoveKind.skirt, s.firstLayerSpeed, s.firstLayerAcceleration);
  set(MoveKind.brim, s.firstLayerSpeed, s.firstLayerAcceleration);
  set(MoveKind.support, s.supportSpeed, s.infillAcceleration);
  set(MoveKind.supportInterface, Math.min(s.supportSpeed, s.topSpeed), s.infillAcceleration);
  return table;
}
