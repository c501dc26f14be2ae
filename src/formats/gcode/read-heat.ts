import type { JobAction } from '../../model/toolpath.ts';
import type { JobState } from './read-job-state.ts';

/** Gives the number of a word of the line, NaN where it is absent or bare. */
export type WordOf = (letter: string) => number;

/** What the file asks of heaters: targets last, so that a wait without a number waits for the last one. */
export class HeatCommands {
  readonly #state: JobState;
  readonly #get: WordOf;
  readonly #targets = new Map<string, number>();
  tool = 0;

  constructor(state: JobState, get: WordOf) {
    this.#state = state;
    this.#get = get;
  }

  #tell(action: JobAction): void {
    this.#state.rows.event(action);
  }

  heat(heater: 'nozzle' | 'bed' | 'chamber', wait: boolean): void {
    const s = this.#get('S');
    const r = this.#get('R');
    const t = this.#get('T');
    const tool = heater === 'nozzle' ? (Number.isNaN(t) ? this.tool : t) : 0;
    const key = `${heater} ${tool}`;
    const target = Number.isNaN(s) ? (Number.isNaN(r) ? this.#lastOf(key) : r) : s;
    this.#targets.set(key, target);
    this.#tell({ type: 'heat', heater, tool, target, wait });
  }

  /** [°C] A command without a number: 0 for Klipper, what was asked for last elsewhere. */
  #lastOf(key: string): number {
    return this.#state.dialect.name === 'klipper' ? 0 : (this.#targets.get(key) ?? 0);
  }

  /** RepRapFirmware: G10 P0 S210 and M568 P0 S210 set a tool's temperature. */
  rrfTemperatures(): void {
    const s = this.#get('S');
    const p = this.#get('P');
    if (Number.isNaN(s)) {
      this.#tell({ type: 'other', command: 'G10' });
      return;
    }
    const tool = Number.isNaN(p) ? this.tool : p;
    this.#targets.set(`nozzle ${tool}`, s);
    this.#tell({ type: 'heat', heater: 'nozzle', tool, target: s, wait: false });
  }

  waitForAll(): void {
    for (const [key, target] of this.#targets) {
      const [heater, tool] = key.split(' ');
      if (heater === 'nozzle' || heater === 'bed' || heater === 'chamber')
        this.#tell({ type: 'heat', heater, tool: Number(tool), target, wait: true });
    }
  }
}
