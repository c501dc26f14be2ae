import { assert } from '../../base/assert.ts';
import { KernelRun, type MemoryExports, type Place } from '../../base/kernel-run.ts';
import { OwnKernel } from '../../base/own-kernel.ts';
import { READ_KERNEL_WASM } from './read-kernel-wasm.ts';

/** What the loops over lines hand out: WASM from `assembly/`, where each function says what it does. */
interface ReadExports extends MemoryExports {
  readonly stateAt: Place;
  readonly text: Place;
  readonly TEXT_MOST: Place;
  takeLines(from: number, end: number, lines: number): number;

  move(code: number): number;
  beginRow(): number;
  laidAt(): number;
  endRow(): number;

  readonly columns: Place;
  readonly CAPACITY: Place;
  addRow(): void;

  aim(x: number, y: number, z: number): void;
  centre(x0: number, y0: number, i: number, j: number, r: number): number;
  measure(isHeight: number, length: number): void;
}

/** The loops over the lines of a job. */
export const readKernel = new OwnKernel('read', READ_KERNEL_WASM);

/** What a move asks of the program (`assembly/moves.ts`), and why a run ends (`assembly/lines.ts`). */
export const Why = { done: 0, arc: 1, lays: 2, tells: 3, waits: 4, enough: 5, odd: 6, open: 7 } as const;

/** Bits of `told` (`assembly/moves.ts`). */
export const Told = { relative: 1, unknownE: 2, movedWithoutFeed: 4, laidWithoutFeed: 8 } as const;

/** Bits of `said` (`assembly/columns.ts`). */
export const Said = { z: 1, e: 2, centre: 4, section: 8, object: 16, layer: 32 } as const;

/** What the kernel knows from line to line, in the order of `assembly/state.ts`: fractions, then whole numbers. */
export const FRACTIONS =
  'x y z e i j rowFeed power section unit perE eAt offsetX offsetY offsetZ feed arcError wordX wordY wordZ wordE wordF wordI wordJ wordR beginX beginY beginZ beamPower layerZ lineWidth lineHeight lineSection reachSlack slack slackShare slackMost characters'.split(
    ' ',
  );
export const WHOLES =
  'kind motion object layer line length said relative eRelative joined plane byRadius beamOn beamInline layerWaits layerIsOpen layered lineKind eModeKnown laidAbsolute toldRelative unsaidFeed told arcFault lineMost rowsAsked at commands code goes'.split(
    ' ',
  );

/** One job that is read: the kernel with a memory of its own. Nothing grows in it, so that views hold. */
export class ReadRun extends KernelRun<ReadExports> {
  readonly fractions: Float64Array;
  readonly wholes: Int32Array;

  constructor() {
    super(readKernel);
    const at = this.exports.stateAt.value;
    this.fractions = this.floats(at, FRACTIONS.length);
    this.wholes = this.ints(at + this.fractions.byteLength, WHOLES.length);
  }
}

interface OnKernel {
  readonly run: ReadRun;
}

/**
 * Makes fields of a class stand in the kernel's memory.
 * @param names of the fields, and what they are called there; `switches` hold true or false
 */
export function keepInKernel<T extends OnKernel>(
  prototype: T,
  names: { readonly [K in keyof T]?: string },
  switches: { readonly [K in keyof T]?: string } = {},
): void {
  for (const [field, name] of Object.entries(names)) Object.defineProperty(prototype, field, numberAt(String(name)));
  for (const [field, name] of Object.entries(switches)) Object.defineProperty(prototype, field, switchAt(String(name)));
}

function numberAt(name: string): PropertyDescriptor & ThisType<OnKernel> {
  const fraction = FRACTIONS.indexOf(name);
  const whole = WHOLES.indexOf(name);
  assert(fraction < 0 !== whole < 0, `the kernel of the reader knows ${name} once`);
  return fraction < 0
    ? {
        get() {
          return this.run.wholes[whole]!;
        },
        set(value: number) {
          this.run.wholes[whole] = value;
        },
      }
    : {
        get() {
          return this.run.fractions[fraction]!;
        },
        set(value: number) {
          this.run.fractions[fraction] = value;
        },
      };
}

function switchAt(name: string): PropertyDescriptor & ThisType<OnKernel> {
  const whole = WHOLES.indexOf(name);
  assert(whole >= 0, `the kernel of the reader knows ${name}`);
  return {
    get() {
      return this.run.wholes[whole] !== 0;
    },
    set(value: boolean) {
      this.run.wholes[whole] = value ? 1 : 0;
    },
  };
}
