/**
 * A toolpath: what a machine does, as columns (typed arrays) and a list of events between the moves.
 *
 * Columns, not objects: 2 M moves sum in 7.6 ms and 64 MB against 15.1 ms and 279 MB.
 * A job of any length is a sequence of toolpaths (chunks); each begins where the one before ended,
 * so only the first chunk's `start` says anything new.
 */
export interface Toolpath {
  /** Moves in this chunk; the columns may be longer. */
  readonly length: number;
  /** [mm] Where the tool is before the first move. */
  readonly start: readonly [x: number, y: number, z: number];
  /** What the move is for: `MoveKind`. */
  readonly kind: Uint8Array;
  /** How it goes there: `Motion`. */
  readonly motion: Uint8Array;
  /** [mm] End of the move, in the machine's own frame: what a file shifts with G92 is taken out again. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** [mm] Filament fed during the move; negative pulls back. */
  readonly e: Float64Array;
  /** [mm] Centre of the arc, absolute; 0 for straight moves. */
  readonly i: Float64Array;
  readonly j: Float64Array;
  /** [mm/s] Speed that the program asks for, of the tool (of the filament where only that moves). */
  readonly feed: Float64Array;
  /** [mm2] Section that the file itself gives the lines of this place, by width and height; 0 where it says none. */
  readonly section?: Float64Array;
  /** [0…1] Laser power of full; 0 for dark moves. */
  readonly power: Float64Array;
  /** Index into the job's labels, -1 none. */
  readonly object: Int32Array;
  /** From 0; -1 before the first layer. */
  readonly layer: Int32Array;
  /** Line of the file that it was read from, from 1; 0 for a plan. */
  readonly line: Uint32Array;
  /** In order; `at` ascends. */
  readonly events: readonly JobEvent[];
}

/** What a move is for. */
export const MoveKind = {
  travel: 0,
  outerWall: 1,
  innerWall: 2,
  solidInfill: 3,
  topInfill: 4,
  sparseInfill: 5,
  bridge: 6,
  gapFill: 7,
  skirt: 8,
  brim: 9,
  support: 10,
  supportInterface: 11,
  retract: 12,
  unretract: 13,
  purge: 14,
  /** Laying material for a reason that the file does not tell. */
  extrusion: 15,
  cut: 16,
  score: 17,
  engrave: 18,
  overrun: 19,
} as const;
export type MoveKindCode = (typeof MoveKind)[keyof typeof MoveKind];

/** Names of the kinds by code, as `byKind` in JSON has them. */
export const MOVE_KIND_NAMES: readonly string[] = Object.keys(MoveKind);

/** How a move goes to its end. */
export const Motion = {
  /** G0: as fast as the machine can where the dialect says so. */
  rapid: 0,
  /** G1. */
  line: 1,
  /** G2. */
  clockwise: 2,
  /** G3. */
  counterClockwise: 3,
} as const;

/** Something that happens before the move number `at` (or after the last when `at` equals `length`). */
export type JobEvent = { readonly at: number; readonly line: number } & JobAction;

export type JobAction =
  /** Set, and wait for where `wait` says. [°C] */
  | {
      readonly type: 'heat';
      readonly heater: 'nozzle' | 'bed' | 'chamber';
      readonly tool: number;
      readonly target: number;
      readonly wait: boolean;
    }
  /** Part fan, 0…1. */
  | { readonly type: 'fan'; readonly fraction: number }
  | { readonly type: 'tool'; readonly tool: number }
  /** [s] Standing still on purpose; `zero` kept: a G4 P0 stops the planner too. */
  | {
      readonly type: 'dwell';
      readonly seconds: number /** how it was written: Klipper reads P alone */;
      readonly unit: 's' | 'ms';
    }
  /** Wait until the planner is empty (M400). */
  | { readonly type: 'wait' }
  /** Axes homed (all: x y z). The position afterwards is 0 on those axes. */
  | { readonly type: 'home'; readonly axes: readonly ('x' | 'y' | 'z')[] }
  | { readonly type: 'level' }
  /** G92, words as written [mm]: a note. Nothing moves, and the columns keep the machine's frame. */
  | {
      readonly type: 'set-position';
      readonly x?: number;
      readonly y?: number;
      readonly z?: number;
      readonly e?: number;
    }
  /** Limits set by the file, in its own words; each firmware model decides what it honours. [mm/s, mm/s², mm] */
  | { readonly type: 'limits'; readonly command: string; readonly words: Readonly<Record<string, number>> }
  /** M220 speed factor, 1 = 100 %. */
  | { readonly type: 'speed-factor'; readonly factor: number }
  /** M221 flow factor, 1 = 100 %. */
  | { readonly type: 'flow-factor'; readonly factor: number }
  /** M3 constant, M4 dynamic, M5 off. */
  | { readonly type: 'laser'; readonly mode: 'off' | 'constant' | 'dynamic'; readonly power: number }
  /** S with a new value on a line that has no axis word. 0…1 */
  | { readonly type: 'power'; readonly power: number }
  | { readonly type: 'coolant'; readonly word: 'M7' | 'M8' | 'M9' }
  /** Object label begins (index into labels) or ends (-1). */
  | { readonly type: 'object'; readonly object: number }
  /** A layer begins. [mm] */
  | { readonly type: 'layer'; readonly layer: number; readonly z: number; readonly height: number }
  /** `axes` absent: all of them. */
  | { readonly type: 'motors-off'; readonly axes?: readonly ('x' | 'y' | 'z' | 'e')[] }
  /** Waits for a person; `change`: who is to put in another filament (M600); `stays`: where it is, as M0 does, and not parked. */
  | { readonly type: 'pause'; readonly change?: 'filament'; readonly stays?: true }
  /** Words of the dialect that neither move nor heat (pressure advance, display, checks). */
  | { readonly type: 'other'; readonly command: string }
  /** End of the program (M2, M30, M84 is `motors-off`). */
  | { readonly type: 'end' };
