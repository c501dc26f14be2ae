import type { Rule } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';

/** What rules look at, that with most work first: so threads end together. */
const GROUPS = ['skin', 'undersides', 'walls', 'stand'] as const;

/** A rule that is loaded when it is to run: half of the rules need kernels that the others do not. */
interface ListedRule {
  /** What it looks at: rules that look at the same share most of their work. */
  readonly about: (typeof GROUPS)[number];
  readonly code: string;
  readonly name: string;
  readonly load: () => Promise<Rule<PrintContext>>;
}

/** Every rule of the print room, by code. */
const LIST: readonly ListedRule[] = [
  { about: 'skin', code: 'PRT001', name: 'unit', load: async () => (await import('./unit.ts')).unit },
  {
    about: 'skin',
    code: 'PRT002',
    name: 'zero-volume',
    load: async () => (await import('./zero-volume.ts')).zeroVolume,
  },
  { about: 'skin', code: 'PRT003', name: 'open-edges', load: async () => (await import('./open-edges.ts')).openEdges },
  {
    about: 'skin',
    code: 'PRT004',
    name: 'non-manifold-edges',
    load: async () => (await import('./non-manifold-edges.ts')).nonManifoldEdges,
  },
  { about: 'skin', code: 'PRT005', name: 'winding', load: async () => (await import('./winding.ts')).winding },
  {
    about: 'skin',
    code: 'PRT006',
    name: 'degenerate-triangles',
    load: async () => (await import('./degenerate-triangles.ts')).degenerateTriangles,
  },
  {
    about: 'skin',
    code: 'PRT007',
    name: 'self-intersection',
    load: async () => (await import('./self-intersection.ts')).selfIntersection,
  },
  {
    about: 'skin',
    code: 'PRT008',
    name: 'overlapping-bodies',
    load: async () => (await import('./overlapping-bodies.ts')).overlappingBodies,
  },
  {
    about: 'stand',
    code: 'PRT009',
    name: 'outside-machine',
    load: async () => (await import('./outside-machine.ts')).outsideMachine,
  },
  { about: 'stand', code: 'PRT010', name: 'not-on-bed', load: async () => (await import('./not-on-bed.ts')).notOnBed },
  { about: 'walls', code: 'PRT011', name: 'thin-wall', load: async () => (await import('./thin-wall.ts')).thinWall },
  {
    about: 'walls',
    code: 'PRT012',
    name: 'small-feature',
    load: async () => (await import('./small-feature.ts')).smallFeature,
  },
  { about: 'walls', code: 'PRT013', name: 'small-hole', load: async () => (await import('./small-hole.ts')).smallHole },
  { about: 'walls', code: 'PRT014', name: 'small-pin', load: async () => (await import('./small-pin.ts')).smallPin },
  { about: 'undersides', code: 'PRT015', name: 'overhang', load: async () => (await import('./overhang.ts')).overhang },
  {
    about: 'undersides',
    code: 'PRT016',
    name: 'floating-island',
    load: async () => (await import('./floating-island.ts')).floatingIsland,
  },
  {
    about: 'undersides',
    code: 'PRT017',
    name: 'long-bridge',
    load: async () => (await import('./long-bridge.ts')).longBridge,
  },
  {
    about: 'stand',
    code: 'PRT018',
    name: 'bed-contact',
    load: async () => (await import('./bed-contact.ts')).bedContact,
  },
  { about: 'stand', code: 'PRT019', name: 'tip-over', load: async () => (await import('./tip-over.ts')).tipOver },
  { about: 'stand', code: 'PRT020', name: 'warping', load: async () => (await import('./warping.ts')).warping },
  {
    about: 'stand',
    code: 'PRT021',
    name: 'enclosed-void',
    load: async () => (await import('./enclosed-void.ts')).enclosedVoid,
  },
  {
    about: 'stand',
    code: 'PRT022',
    name: 'resolution',
    load: async () => (await import('./resolution.ts')).resolution,
  },
  {
    about: 'stand',
    code: 'PRT023',
    name: 'coarse-facets',
    load: async () => (await import('./coarse-facets.ts')).coarseFacets,
  },
  { about: 'stand', code: 'PRT024', name: 'spool', load: async () => (await import('./spool.ts')).spool },
  {
    about: 'stand',
    code: 'PRT025',
    name: 'material-refused',
    load: async () => (await import('./material-refused.ts')).materialRefused,
  },
  { about: 'stand', code: 'PRT026', name: 'enclosure', load: async () => (await import('./enclosure.ts')).enclosure },
  {
    about: 'stand',
    code: 'PRT027',
    name: 'abrasive-filament',
    load: async () => (await import('./abrasive-filament.ts')).abrasiveFilament,
  },
  {
    about: 'skin',
    code: 'PRT028',
    name: 'welded-points',
    load: async () => (await import('./welded-points.ts')).weldedPoints,
  },
  {
    about: 'skin',
    code: 'PRT029',
    name: 'pinched-points',
    load: async () => (await import('./pinched-points.ts')).pinchedPoints,
  },
  {
    about: 'stand',
    code: 'PRT030',
    name: 'object-names',
    load: async () => (await import('./object-names.ts')).objectNames,
  },
  {
    about: 'stand',
    code: 'PRT031',
    name: 'orientation',
    load: async () => (await import('./orientation.ts')).orientation,
  },
  { about: 'walls', code: 'PRT032', name: 'thin-floor', load: async () => (await import('./thin-floor.ts')).thinFloor },
  { about: 'walls', code: 'PRT033', name: 'narrow-gap', load: async () => (await import('./narrow-gap.ts')).narrowGap },
  {
    about: 'skin',
    code: 'PRT034',
    name: 'lost-digits',
    load: async () => (await import('./lost-digits.ts')).lostDigits,
  },
];

/** Names and codes that `--select` may give. */
export const PRINT_RULE_NAMES: ReadonlySet<string> = new Set(LIST.flatMap(({ code, name }) => [code, name]));

/** Names of the rules in groups that share little of their work, and may run on threads of their own. */
export function groupsOfPrintRules(select?: ReadonlySet<string>): readonly ReadonlySet<string>[] {
  const wanted = wantedRules(select);
  return GROUPS.map((about) => new Set(wanted.flatMap((rule) => (rule.about === about ? [rule.code] : [])))).filter(
    (group) => group.size > 0,
  );
}

/**
 * The rules of the print room, by code.
 * @param select names or codes; all rules where undefined
 */
export function loadPrintRules(select?: ReadonlySet<string>): Promise<readonly Rule<PrintContext>[]> {
  return Promise.all(wantedRules(select).map(({ load }) => load()));
}

function wantedRules(select: ReadonlySet<string> | undefined): readonly ListedRule[] {
  return LIST.filter(({ code, name }) => select === undefined || select.has(name) || select.has(code));
}
