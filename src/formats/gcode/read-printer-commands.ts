import { sayText } from '../../base/text.ts';
import type { JobAction } from '../../model/toolpath.ts';
import { HeatCommands } from './read-heat.ts';
import type { JobState } from './read-job-state.ts';
import type { LineLexer } from './read-line.ts';
import { runMacro } from './read-macros.ts';
import { ObjectLabels } from './read-object-labels.ts';
import { type CommandSpec, commandsOf } from './spec-commands.ts';

const M = 77;
const T = 84;

/** Commands that set a heater by S or R. */
const HEATS = new Set(['M104', 'M109', 'M140', 'M190', 'M141', 'M191']);
/** [°C] M302 with less than this allows extruding cold. */
const COLD = 100;

/** Everything that printers' files hold besides moves. */
export class PrinterCommands {
  laserOn = false;
  /** M3 I or M4 I holds: the power goes with each move, and G0 is dark and sets it to 0. */
  inline = false;
  /** [0…1] */
  laserPower = 0;
  /** M110 stood on this line. */
  renumbered = false;
  readonly #state: JobState;
  readonly #lexer: LineLexer;
  readonly #table: ReadonlyMap<string, CommandSpec>;
  readonly #known = new Map<number, CommandSpec | null>();
  readonly #heat: HeatCommands;
  readonly #objects: ObjectLabels;

  constructor(state: JobState, lexer: LineLexer) {
    this.#state = state;
    this.#lexer = lexer;
    this.#table = commandsOf(state.dialect.name);
    this.#heat = new HeatCommands(state, (letter) => this.#get(letter));
    this.#objects = new ObjectLabels(state);
  }

  /** @param letter G, M or T @param number after it, with its part after the point (`862.3`) */
  run(letter: number, number: number): void {
    this.renumbered = letter === M && number === 110;
    if (letter === T) {
      this.#selectTool(number);
      return;
    }
    const name = `${letter === M ? 'M' : 'G'}${number}`;
    const key = letter * 100_000 + Math.round(number * 10);
    let spec = this.#known.get(key);
    if (spec === undefined) {
      spec = this.#table.get(name) ?? null;
      this.#known.set(key, spec);
    }
    if (spec === null) {
      this.#unknown(name, letter);
      return;
    }
    if (spec.text) {
      this.#textCommand(name);
      return;
    }
    this.#lexer.words(false);
    if (!spec.open) this.#checkWords(spec);
    if (letter === M) this.#mCommand(number, name);
    else this.#gCommand(number, name);
  }

  /** S on a move. @returns false where no laser is on */
  inlinePower(s: number): boolean {
    if (!this.laserOn && this.#state.dialect.name !== 'marlin2') return false;
    if (s >= 0) this.laserPower = s / this.#state.powerMax;
    return s >= 0;
  }

  /** A letter that needs a number and has none. */
  bareWord(n: number): void {
    this.#state.problems.syntax(
      sayText(
        { en: 'The word {0} has no number.', fr: 'Le mot {0} n’a pas de nombre.' },
        String.fromCharCode(this.#lexer.letter[n]!),
      ),
    );
  }

  #unknown(name: string, letter: number): void {
    const { problems, rows, dialect } = this.#state;
    this.#lexer.words(false);
    // G20 is unknown to these machines, and what follows would be meant in inches.
    if (name === 'G20' && !dialect.inches) {
      problems.mode({
        en: 'G20 asks for inches; this machine knows mm alone.',
        fr: 'G20 demande des pouces ; cette machine ne connaît que les mm.',
      });
      return;
    }
    const moves = letter === 71 && ['X', 'Y', 'Z', 'E'].some((axis) => !Number.isNaN(this.#get(axis)));
    problems.unknown(name, moves ? 'error' : 'warning');
    rows.event({ type: 'other', command: name });
  }

  #checkWords(spec: CommandSpec): void {
    const { count, letter, value, tight } = this.#lexer;
    for (let n = 0; n < count; n++) {
      const word = String.fromCharCode(letter[n]!);
      const unit = spec.words[word];
      if (unit === undefined) {
        // A heater whose number stands behind a wrong letter is not set at all.
        const unset = HEATS.has(spec.name) && Number.isNaN(this.#get('S')) && Number.isNaN(this.#get('R'));
        this.#state.problems.unknownWord(spec.name, word, unset || tight[n] === 1 ? 'error' : 'warning');
      } else if (unit !== 'flag' && Number.isNaN(value[n]!)) this.bareWord(n);
    }
  }

  /** The number of a word, NaN where it is absent or bare. */
  #get(word: string): number {
    const code = word.charCodeAt(0);
    const { count, letter, value } = this.#lexer;
    for (let n = 0; n < count; n++) if (letter[n] === code) return value[n]!;
    return Number.NaN;
  }

  #has(word: string): boolean {
    const code = word.charCodeAt(0);
    const { count, letter } = this.#lexer;
    for (let n = 0; n < count; n++) if (letter[n] === code) return true;
    return false;
  }

  #tell(action: JobAction): void {
    this.#state.rows.event(action);
  }

  #gCommand(number: number, name: string): void {
    const { motion, problems, dialect } = this.#state;
    switch (number) {
      case 4:
        this.#dwell();
        return;
      case 20:
        motion.unit = 25.4;
        if (this.#state.rows.length > 0 || this.#state.rows.layer >= 0) {
          problems.mode({
            en: 'Inches begin in the middle of the job.',
            fr: 'Les pouces commencent au milieu du travail.',
          });
        }
        return;
      case 21:
        motion.unit = 1;
        return;
      case 28:
        this.#home();
        return;
      case 29:
      case 32:
      case 80:
        if (number === 80 && dialect.name !== 'prusa') break;
        this.#tell({ type: 'level' });
        return;
      case 90:
        motion.setRelative(false);
        return;
      case 91:
        motion.setRelative(true);
        return;
      case 92:
        this.#setPosition();
        return;
      case 10:
        if (dialect.name === 'rrf' && this.#has('P')) {
          this.#heat.rrfTemperatures();
          return;
        }
        break;
      default:
    }
    this.#tell({ type: 'other', command: name });
  }

  #mCommand(number: number, name: string): void {
    const { motion } = this.#state;
    const s = this.#get('S');
    switch (number) {
      case 82:
        motion.eRelative = false;
        return;
      case 83:
        motion.eRelative = true;
        return;
      case 104:
      case 109:
        this.#heat.heat('nozzle', number === 109);
        return;
      case 140:
      case 190:
        this.#heat.heat('bed', number === 190);
        return;
      case 141:
      case 191:
        this.#heat.heat('chamber', number === 191);
        return;
      case 116:
        this.#heat.waitForAll();
        return;
      case 106:
      case 107:
        this.#fan(number === 106, name);
        return;
      case 201:
      case 203:
      case 204:
      case 205:
      case 566:
        this.#limits(name);
        return;
      case 220:
      case 221:
        if (this.#has('R') && Number.isNaN(s)) {
          this.#tell({ type: number === 220 ? 'speed-factor' : 'flow-factor', factor: 1 });
          return;
        }
        if (!Number.isNaN(s)) this.#tell({ type: number === 220 ? 'speed-factor' : 'flow-factor', factor: s / 100 });
        return;
      case 302:
        // Only what lowers the guard is worth telling: P1, or an S at which no filament is soft.
        if (this.#get('P') === 1 || s < COLD) this.#tell({ type: 'other', command: name });
        return;
      case 400:
        this.#tell({ type: 'wait' });
        return;
      case 18:
      case 84:
        this.#motorsOff();
        return;
      case 25:
      case 226:
      case 601:
        this.#tell({ type: 'pause' });
        return;
      case 600:
        this.#tell({ type: 'pause', change: 'filament' });
        return;
      case 3:
      case 4:
      case 5:
        this.#laser(number);
        return;
      case 7:
      case 8:
      case 9:
        this.#tell({ type: 'coolant', word: number === 7 ? 'M7' : number === 8 ? 'M8' : 'M9' });
        return;
      case 568:
        this.#heat.rrfTemperatures();
        return;
      default:
        this.#tell({ type: 'other', command: name });
    }
  }

  #textCommand(name: string): void {
    const text = this.#lexer.text();
    if (name === 'M486') {
      this.#objects.read(text);
      return;
    }
    if (name === 'M0' && this.#state.dialect.name === 'rrf') {
      // RepRapFirmware: the end. Heaters go off unless H1 says otherwise.
      if (!/H\s*1/i.test(text)) runMacro('PRINT_END', '', this.#state);
      this.#tell({ type: 'end' });
      return;
    }
    if (name === 'M0' || name === 'M1') {
      this.#tell({ type: 'pause' });
      return;
    }
    if (name === 'M98') this.#machineFile(text);
    this.#tell({ type: 'other', command: name });
  }

  /** M98 P"start.g": a file on the machine's card (RepRapFirmware), taken for what its name says. */
  #machineFile(text: string): void {
    const file = /P\s*"?([^"\s]+)/i.exec(text)?.[1]?.toLowerCase() ?? '';
    if (/start|begin/.test(file)) runMacro('PRINT_START', '', this.#state);
    else if (/stop|end|cancel/.test(file)) runMacro('PRINT_END', '', this.#state);
    else if (/home/.test(file)) this.#home();
  }

  /** P counts ms, S seconds; S wins where both stand. Klipper reads P alone, which its time model knows by `unit`. */
  #dwell(): void {
    const p = this.#get('P');
    const s = this.#get('S');
    if (!Number.isNaN(s)) {
      this.#tell({ type: 'dwell', seconds: s, unit: 's' });
      return;
    }
    this.#tell({ type: 'dwell', seconds: Number.isNaN(p) ? 0 : p / 1000, unit: 'ms' });
  }

  #home(): void {
    const { motion } = this.#state;
    const some = this.#has('X') || this.#has('Y') || this.#has('Z');
    const axes = (['x', 'y', 'z'] as const).filter((axis) => !some || this.#has(axis.toUpperCase()));
    motion.home(axes.includes('x'), axes.includes('y'), axes.includes('z'));
    this.#tell({ type: 'home', axes });
  }

  #setPosition(): void {
    const { motion, rows, problems } = this.#state;
    const none = this.#lexer.count === 0;
    const [x, y, z, e] = ['X', 'Y', 'Z', 'E'].map((word) => (none ? 0 : this.#get(word))) as [
      number,
      number,
      number,
      number,
    ];
    const before = [motion.offsetX, motion.offsetY, motion.offsetZ];
    motion.rename(x, y, z);
    if (!Number.isNaN(e)) motion.eAt = e * motion.unit;
    const shift = Math.max(
      Math.abs(motion.offsetX - before[0]!),
      Math.abs(motion.offsetY - before[1]!),
      Math.abs(motion.offsetZ - before[2]!),
    );
    if (shift > 0) {
      problems.mode(
        {
          en: 'G92 gives the place other numbers; what follows is checked in the machine’s own.',
          fr: 'G92 renumérote la position ; la suite est vérifiée dans les coordonnées de la machine.',
        },
        rows.layer >= 0 ? 'error' : 'info',
      );
    }
    this.#tell({
      type: 'set-position',
      ...(Number.isNaN(x) ? {} : { x: x * motion.unit }),
      ...(Number.isNaN(y) ? {} : { y: y * motion.unit }),
      ...(Number.isNaN(z) ? {} : { z: z * motion.unit }),
      ...(Number.isNaN(e) ? {} : { e: e * motion.unit }),
    });
  }

  #fan(on: boolean, name: string): void {
    const p = this.#get('P');
    if (p > 0) {
      this.#tell({ type: 'other', command: name });
      return;
    }
    if (this.#state.fanLaser) {
      this.#fanLaser(on);
      return;
    }
    const s = this.#get('S');
    const full = this.#state.dialect.name === 'rrf' && s <= 1 ? 1 : 255;
    this.#tell({ type: 'fan', fraction: on ? (Number.isNaN(s) ? 1 : s / full) : 0 });
  }

  /** The beam hangs on the fan's wire: constant power, at rest too. */
  #fanLaser(on: boolean): void {
    const s = this.#get('S');
    this.laserPower = on ? (Number.isNaN(s) ? 1 : s / this.#state.powerMax) : 0;
    this.laserOn = this.laserPower > 0;
    this.#tell({ type: 'laser', mode: this.laserOn ? 'constant' : 'off', power: this.laserPower });
  }

  /** A rapid move: in inline mode the beam goes out, and the next burn must say its power again. */
  rapid(): void {
    if (this.inline) this.laserPower = 0;
  }

  #limits(command: string): void {
    const { count, letter, value } = this.#lexer;
    const perMinute = this.#state.dialect.limitsPerMinute && (command === 'M203' || command === 'M566');
    const words: Record<string, number> = {};
    for (let n = 0; n < count; n++) {
      const v = value[n]!;
      if (!Number.isNaN(v)) words[String.fromCharCode(letter[n]!)] = perMinute ? v / 60 : v;
    }
    this.#tell({ type: 'limits', command, words });
  }

  #motorsOff(): void {
    const axes = (['x', 'y', 'z', 'e'] as const).filter((axis) => this.#has(axis.toUpperCase()));
    if (axes.length === 0 && this.#has('S')) {
      this.#tell({ type: 'other', command: 'M84' });
      return;
    }
    this.#tell(axes.length === 0 ? { type: 'motors-off' } : { type: 'motors-off', axes });
  }

  #laser(number: number): void {
    const s = this.#get('S');
    this.inline = number !== 5 && this.#has('I');
    if (this.inline) this.laserPower = 0;
    if (!Number.isNaN(s)) this.laserPower = s / this.#state.powerMax;
    this.laserOn = number !== 5;
    const mode = number === 5 ? 'off' : number === 3 ? 'constant' : 'dynamic';
    this.#tell({ type: 'laser', mode, power: number === 5 ? 0 : this.laserPower });
  }

  #selectTool(tool: number): void {
    this.#lexer.words(false);
    this.#heat.tool = tool;
    this.#tell({ type: 'tool', tool });
  }
}
