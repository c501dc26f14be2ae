import type { Rule } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';

/** A rule that is loaded when it is to run: half of the rules need kernels that the others do not. */
interface ListedRule {
  readonly code: string;
  readonly name: string;
  readonly load: () => Promise<Rule<PrintContext>>;
}

/** Every rule of the print room, by code. */
const LIST: readonly ListedRule[] = [
  { code: 'PRT001', name: 'unit', load: async () => (await import('./unit.ts')).unit },
  { code: 'PRT002', name: 'zero-volume', load: async () => (await import('./zero-volume.ts')).zeroVolume },
  { code: 'PRT003', name: 'open-edges', load: async () => (await import('./open-edges.ts')).openEdges },
  {
    code: 'PRT004',
    name: 'non-manifold-edges',
    load: async () => (await import('./non-manifold-edges.ts')).nonManifoldEdges,
  },
  { code: 'PRT005', name: 'winding', load: async () => (await import('./winding.ts')).winding },
  {
    code: 'PRT006',
    name: 'degenerate-triangles',
    load: async () => (await import('./degenerate-triangles.ts')).degenerateTriangles,
  },
  {
    code: 'PRT007',
    name: 'self-intersection',
    load: async () => (await import('./self-intersection.ts')).selfIntersection,
  },
  {
    code: 'PRT008',
    name: 'overlapping-bodies',
    load: async () => (await import('./overlapping-bodies.ts')).overlappingBodies,
  },
  { code: 'PRT009', name: 'outside-machine', load: async () => (await import('./outside-machine.ts')).outsideMachine },
  { code: 'PRT010', name: 'not-on-bed', load: async () => (await import('./not-on-bed.ts')).notOnBed },
  { code: 'PRT011', name: 'thin-wall', load: async () => (await import('./thin-wall.ts')).thinWall },
  { code: 'PRT012', name: 'small-feature', load: async () => (await import('./small-feature.ts')).smallFeature },
  { code: 'PRT013', name: 'small-hole', load: async () => (await import('./small-hole.ts')).smallHole },
  { code: 'PRT014', name: 'small-pin', load: async () => (await import('./small-pin.ts')).smallPin },
  { code: 'PRT015', name: 'overhang', load: async () => (await import('./overhang.ts')).overhang },
  { code: 'PRT016', name: 'floating-island', load: async () => (await import('./floating-island.ts')).floatingIsland },
  { code: 'PRT017', name: 'long-bridge', load: async () => (await import('./long-bridge.ts')).longBridge },
  { code: 'PRT018', name: 'bed-contact', load: async () => (await import('./bed-contact.ts')).bedContact },
  { code: 'PRT019', name: 'tip-over', load: async () => (await import('./tip-over.ts')).tipOver },
  { code: 'PRT020', name: 'warping', load: async () => (await import('./warping.ts')).warping },
  { code: 'PRT021', name: 'enclosed-void', load: async () => (await import('./enclosed-void.ts')).enclosedVoid },
  { code: 'PRT022', name: 'resolution', load: async () => (await import('./resolution.ts')).resolution },
  { code: 'PRT023', name: 'coarse-facets', load: async () => (await import('./coarse-facets.ts')).coarseFacets },
  { code: 'PRT024', name: 'spool', load: async () => (await import('./spool.ts')).spool },
  {
    code: 'PRT025',
    name: 'material-refused',
    load: async () => (await import('./material-refused.ts')).materialRefused,
  },
  { code: 'PRT026', name: 'enclosure', load: async () => (await import('./enclosure.ts')).enclosure },
  {
    code: 'PRT027',
    name: 'abrasive-filament',
    load: async () => (await import('./abrasive-filament.ts')).abrasiveFilament,
  },
  { code: 'PRT028', name: 'welded-points', load: async () => (await import('./welded-points.ts')).weldedPoints },
  { code: 'PRT029', name: 'pinched-points', load: async () => (await import('./pinched-points.ts')).pinchedPoints },
  { code: 'PRT030', name: 'object-names', load: async () => (await import('./object-names.ts')).objectNames },
  { code: 'PRT031', name: 'orientation', load: async () => (await import('./orientation.ts')).orientation },
  { code: 'PRT032', name: 'thin-floor', load: async () => (await import('./thin-floor.ts')).thinFloor },
  { code: 'PRT033', name: 'narrow-gap', load: async () => (await import('./narrow-gap.ts')).narrowGap },
];

/** Names and codes that `--select` may give. */
export const PRINT_RULE_NAMES: ReadonlySet<string> = new Set(LIST.flatMap(({ code, name }) => [code, name]));

/**
 * The rules of the print room, by code.
 * @param select names or codes; all rules where undefined
 */
export function loadPrintRules(select?: ReadonlySet<string>): Promise<readonly Rule<PrintContext>[]> {
  const wanted = LIST.filter(({ code, name }) => select === undefined || select.has(name) || select.has(code));
  return Promise.all(wanted.map(({ load }) => load()));
}
