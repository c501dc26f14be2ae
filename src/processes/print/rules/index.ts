import type { Rule } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';
import { abrasiveFilament } from './abrasive-filament.ts';
import { bedContact } from './bed-contact.ts';
import { coarseFacets } from './coarse-facets.ts';
import { degenerateTriangles } from './degenerate-triangles.ts';
import { enclosedVoid } from './enclosed-void.ts';
import { enclosure } from './enclosure.ts';
import { floatingIsland } from './floating-island.ts';
import { longBridge } from './long-bridge.ts';
import { materialRefused } from './material-refused.ts';
import { narrowGap } from './narrow-gap.ts';
import { nonManifoldEdges } from './non-manifold-edges.ts';
import { notOnBed } from './not-on-bed.ts';
import { objectNames } from './object-names.ts';
import { openEdges } from './open-edges.ts';
import { orientation } from './orientation.ts';
import { outsideMachine } from './outside-machine.ts';
import { overhang } from './overhang.ts';
import { overlappingBodies } from './overlapping-bodies.ts';
import { pinchedPoints } from './pinched-points.ts';
import { resolution } from './resolution.ts';
import { selfIntersection } from './self-intersection.ts';
import { smallFeature } from './small-feature.ts';
import { smallHole } from './small-hole.ts';
import { smallPin } from './small-pin.ts';
import { spool } from './spool.ts';
import { thinFloor } from './thin-floor.ts';
import { thinWall } from './thin-wall.ts';
import { tipOver } from './tip-over.ts';
import { unit } from './unit.ts';
import { warping } from './warping.ts';
import { weldedPoints } from './welded-points.ts';
import { winding } from './winding.ts';
import { zeroVolume } from './zero-volume.ts';

/** Every rule of the print room, by code. */
export const PRINT_RULES: readonly Rule<PrintContext>[] = [
  unit,
  zeroVolume,
  openEdges,
  nonManifoldEdges,
  winding,
  degenerateTriangles,
  selfIntersection,
  overlappingBodies,
  outsideMachine,
  notOnBed,
  thinWall,
  smallFeature,
  smallHole,
  smallPin,
  overhang,
  floatingIsland,
  longBridge,
  bedContact,
  tipOver,
  warping,
  enclosedVoid,
  resolution,
  coarseFacets,
  spool,
  materialRefused,
  enclosure,
  abrasiveFilament,
  weldedPoints,
  pinchedPoints,
  objectNames,
  orientation,
  thinFloor,
  narrowGap,
];
