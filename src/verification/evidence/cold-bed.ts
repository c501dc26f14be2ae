import type { JobClaims, PrintLimits } from '../../model/job.ts';
import type { JobEvent, Toolpath } from '../../model/toolpath.ts';
import type { MoveTrace } from '../move-trace.ts';

/** [°C] No room is colder than that; a bed set lower stays as it is. */
const ROOM = 20;
/** [°C] A bed that should be so warm does not hold the part when it is cold. */
const WARM = 40;
/** Files and macros of the machine, which may heat it; what Klipper itself knows does not. */
const MACRO =
  /^(M98$|(?!SET_|EXCLUDE_|BED_MESH|SAVE_|RESTORE_|TIMELAPSE|TURN_OFF|CLEAR_|SKEW_|Z_TILT|QUAD_)[A-Z][A-Z_]{3})/;

/** A job that heats the nozzle, prints, and has never heated the bed. */
export interface ColdBedFound {
  /** Where the bed is set to next to nothing, or the first heater is set; and the first line laid. */
  readonly line: readonly [cause: number, effect: number];
  /** [°C] What the bed is set to; and what the file or the material says that it should be, 0 where neither does. */
  readonly target: number;
  readonly should: number;
}

/**
 * Whether the bed is heated at all before the first layer. Where a macro of the machine starts the job, or the job itself sets
 * the bed to 0 before the first layer, that is meant.
 */
export class ColdBed {
  readonly #limits: PrintLimits;
  #heatLine = 0;
  #bedLine = 0;
  #target = 0;
  #nozzle = 0;
  #trusted = false;
  /** Line of the first that is laid within the layers; 0: none yet. */
  #firstLaid = 0;

  constructor(limits: PrintLimits) {
    this.#limits = limits;
  }

  /** Nothing can change what was found. */
  get settled(): boolean {
    return this.#firstLaid > 0;
  }

  /** Hears what comes before the first layer's first line. */
  hear(event: JobEvent): void {
    if (event.type === 'other') this.#trusted ||= MACRO.test(event.command);
    if (event.type !== 'heat') return;
    if (this.#heatLine === 0) this.#heatLine = event.line;
    if (event.heater === 'nozzle') this.#nozzle = Math.max(this.#nozzle, event.target);
    if (event.heater !== 'bed') return;
    if (this.#bedLine === 0) this.#bedLine = event.line;
    this.#target = Math.max(this.#target, event.target);
  }

  /** Moves between two events. */
  moves(chunk: Toolpath, trace: MoveTrace, from: number, to: number): void {
    for (let n = from; n < to && this.#firstLaid === 0; n++) {
      if (trace.laying[n] === 1 && chunk.layer[n]! >= 0) this.#firstLaid = chunk.line[n]!;
    }
  }

  /** What the end of the job shows. @param claims what the file says of itself */
  end(claims: JobClaims | undefined): ColdBedFound | null {
    const { extrudeMin, bedMax, material } = this.#limits;
    if (this.#firstLaid === 0 || this.#trusted || this.#nozzle < extrudeMin || bedMax < WARM) return null;
    if (this.#target >= ROOM) return null;
    const said = claims?.bed ?? material?.bedMin ?? 0;
    const should = said >= WARM ? said : 0;
    // A bed set to 0 before the first layer is left cold on purpose, as one that the file says nothing else of.
    if (should === 0 && this.#target === 0 && (this.#bedLine > 0 || claims?.bed !== undefined)) return null;
    return { line: [this.#bedLine || this.#heatLine, this.#firstLaid], target: this.#target, should };
  }
}
