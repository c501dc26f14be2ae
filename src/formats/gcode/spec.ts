import { MoveKind, type MoveKindCode } from '../../model/toolpath.ts';

/** The dialects that are read and written. `prusa` is the MK3 firmware (Marlin 1 lineage). */
export const DIALECTS = ['prusa', 'marlin2', 'klipper', 'rrf', 'grbl', 'smoothie'] as const;
export type DialectName = (typeof DIALECTS)[number];

/** What decides how a line of a dialect is understood. */
export interface Dialect {
  readonly name: DialectName;
  /** Characters of one line without its comment that fit the controller's buffer. */
  readonly lineMax: number;
  /** Blanks and `( )` comments are no part of a line, and a line holds many commands. */
  readonly packed: boolean;
  /**
   * What G90 and G91 do to E. `apart`: nothing (MK3, RepRapFirmware); `joined`: G91 makes E relative, after G90 it follows
   * M82/M83 again (Klipper); `overridden`: both set E too, until the next M82/M83 (Marlin 2).
   */
  readonly modeOfE: 'apart' | 'joined' | 'overridden';
  /** G20 exists. */
  readonly inches: boolean;
  /** [mm/s] Feed before the first F; 0: a G1 without F is refused. */
  readonly feedAtStart: number;
  /** A G4 P counts seconds (else milliseconds). */
  readonly dwellInSeconds: boolean;
  /** M203 and M566 count mm/min (else mm/s). */
  readonly limitsPerMinute: boolean;
  /** `NAME KEY=VALUE` lines are commands. */
  readonly macros: boolean;
  /** Objects are named by `M486` or by `EXCLUDE_OBJECT_*`; `none`: not at all. */
  readonly labels: 'M486' | 'EXCLUDE_OBJECT' | 'none';
  /** E is set to 0 at each layer, so that single-precision sums in the firmware stay exact. */
  readonly resetsE: boolean;
  /** The laser needs no M3 or M4: G1, G2 and G3 burn with their S, G0 is dark (Smoothie). */
  readonly alwaysArmed: boolean;
}

const PRINTER = {
  packed: false,
  modeOfE: 'apart',
  feedAtStart: 25,
  dwellInSeconds: false,
  limitsPerMinute: false,
  macros: false,
  labels: 'M486',
  resetsE: true,
  alwaysArmed: false,
} as const;

/**
 * Sources: MAX_CMD_SIZE 96 in Prusa's and Marlin's firmware; GRBL 1.1 LINE_BUFFER_SIZE 80 less its end;
 * Klipper's host reads lines of any length; RepRapFirmware 3 takes 256. 1500 mm/min is what Marlin and Klipper start with,
 * 3000 what RepRapFirmware does.
 */
export const DIALECT: Readonly<Record<DialectName, Dialect>> = {
  prusa: { ...PRINTER, name: 'prusa', lineMax: 96, inches: false },
  marlin2: { ...PRINTER, name: 'marlin2', lineMax: 96, inches: true, modeOfE: 'overridden' },
  klipper: {
    ...PRINTER,
    name: 'klipper',
    lineMax: Number.POSITIVE_INFINITY,
    inches: false,
    modeOfE: 'joined',
    macros: true,
    labels: 'EXCLUDE_OBJECT',
    resetsE: false,
  },
  rrf: { ...PRINTER, name: 'rrf', lineMax: 256, inches: true, feedAtStart: 50, limitsPerMinute: true },
  grbl: {
    ...PRINTER,
    name: 'grbl',
    lineMax: 79,
    packed: true,
    inches: true,
    feedAtStart: 0,
    dwellInSeconds: true,
    labels: 'none',
    resetsE: false,
  },
  // Smoothie takes lines of 132 characters; a G1 before the first F runs at its default_feed_rate.
  smoothie: {
    ...PRINTER,
    name: 'smoothie',
    lineMax: 132,
    packed: true,
    inches: true,
    labels: 'none',
    resetsE: false,
    alwaysArmed: true,
  },
};

/** Decimals that are written, and so the least difference that a job can hold. */
export const DECIMALS = { length: 3, filament: 5, power: 3 } as const;

/** Longest part of one line that is looked at; a longer line is cut there, with a finding. */
export const LINE_LOOKED_AT = 65_536;

/** GRBL 1.1: the radii at both ends of an I J arc may differ by 0.005 mm, else by 0.1 % and never by 0.5 mm (error 33). */
export const ARC_SLACK = { always: 0.005, fraction: 0.001, never: 0.5 } as const;

/** Word after `;TYPE:` that we write, by kind of move: PrusaSlicer's words, which every viewer knows, and plain ones for lasers. */
export const TYPE_WORD: Readonly<Partial<Record<MoveKindCode, string>>> = {
  [MoveKind.outerWall]: 'External perimeter',
  [MoveKind.innerWall]: 'Perimeter',
  [MoveKind.solidInfill]: 'Solid infill',
  [MoveKind.topInfill]: 'Top solid infill',
  [MoveKind.sparseInfill]: 'Internal infill',
  [MoveKind.bridge]: 'Bridge infill',
  [MoveKind.gapFill]: 'Gap fill',
  [MoveKind.skirt]: 'Skirt',
  [MoveKind.brim]: 'Brim',
  [MoveKind.support]: 'Support material',
  [MoveKind.supportInterface]: 'Support material interface',
  [MoveKind.purge]: 'Purge',
  [MoveKind.extrusion]: 'Custom',
  [MoveKind.cut]: 'Cut',
  [MoveKind.score]: 'Score',
  [MoveKind.engrave]: 'Engrave',
  [MoveKind.overrun]: 'Overrun',
};

/**
 * Comment before a pause for another filament, as slicers leave it for viewers; where the firmware has no command for such a
 * pause (Klipper's `PAUSE`) it is all that tells the one from the other.
 */
export const COLOR_CHANGE = 'COLOR_CHANGE';

/** What the words after `;TYPE:` (and `; FEATURE:`) stand for, lower case: PrusaSlicer, OrcaSlicer, Bambu Studio, Cura, ours. */
export const KIND_OF_TYPE: Readonly<Record<string, MoveKindCode>> = {
  // PrusaSlicer, SuperSlicer
  'external perimeter': MoveKind.outerWall,
  perimeter: MoveKind.innerWall,
  'overhang perimeter': MoveKind.bridge,
  'internal perimeter': MoveKind.innerWall,
  'thin wall': MoveKind.outerWall,
  'internal infill': MoveKind.sparseInfill,
  'solid infill': MoveKind.solidInfill,
  'top solid infill': MoveKind.topInfill,
  ironing: MoveKind.topInfill,
  'bridge infill': MoveKind.bridge,
  'internal bridge infill': MoveKind.bridge,
  'gap fill': MoveKind.gapFill,
  'skirt/brim': MoveKind.skirt,
  'support material': MoveKind.support,
  'support material interface': MoveKind.supportInterface,
  'wipe tower': MoveKind.purge,
  mixed: MoveKind.extrusion,
  custom: MoveKind.extrusion,
  // OrcaSlicer, Bambu Studio
  'outer wall': MoveKind.outerWall,
  'inner wall': MoveKind.innerWall,
  'overhang wall': MoveKind.bridge,
  'sparse infill': MoveKind.sparseInfill,
  'internal solid infill': MoveKind.solidInfill,
  'top surface': MoveKind.topInfill,
  'bottom surface': MoveKind.solidInfill,
  bridge: MoveKind.bridge,
  'internal bridge': MoveKind.bridge,
  'gap infill': MoveKind.gapFill,
  skirt: MoveKind.skirt,
  brim: MoveKind.brim,
  support: MoveKind.support,
  'support interface': MoveKind.supportInterface,
  'support transition': MoveKind.support,
  'prime tower': MoveKind.purge,
  'floating vertical shell': MoveKind.solidInfill,
  // CuraEngine
  'wall-outer': MoveKind.outerWall,
  'wall-inner': MoveKind.innerWall,
  skin: MoveKind.solidInfill,
  fill: MoveKind.sparseInfill,
  'support-interface': MoveKind.supportInterface,
  'prime-tower': MoveKind.purge,
  // Simplify3D, ideaMaker, Kiri:Moto
  raft: MoveKind.support,
  'outer perimeter': MoveKind.outerWall,
  'inner perimeter': MoveKind.innerWall,
  'solid layer': MoveKind.solidInfill,
  'solid fill': MoveKind.solidInfill,
  'solid-fill': MoveKind.solidInfill,
  infill: MoveKind.sparseInfill,
  shells: MoveKind.innerWall,
  // ours
  purge: MoveKind.purge,
  cut: MoveKind.cut,
  score: MoveKind.score,
  engrave: MoveKind.engrave,
  overrun: MoveKind.overrun,
  // LightBurn's layer comments (`; Cut @ 600 mm/min`)
  line: MoveKind.cut,
  scan: MoveKind.engrave,
  image: MoveKind.engrave,
};
