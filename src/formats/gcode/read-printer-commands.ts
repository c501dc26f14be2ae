import { sayText, type Text } from '../../base/text.ts';
import type { JobAction } from '../../model/toolpath.ts';
import { BeamCommands } from './read-beam.ts';
import { fanFraction } from './read-fan.ts';
import { HeatCommands } from './read-heat.ts';
import type { JobState } from './read-job-state.ts';
import type { LineLexer } from './read-line.ts';
import { type LineWords, PlaceCommands } from './read-place.ts';
import { TextCommands } from './read-text-commands.ts';
import { type CommandSpec, commandsOf } from './spec-commands.ts';

const M = 77;
const T = 84;

const NO_TEMPERATURE: Text = {
  en: 'No temperature is given: Klipper then switches off, Marlin sets and waits for nothing.',
  fr: 'Aucune température n’est donnée : Klipper coupe alors la chauffe, Marlin ne règle et n’attend rien.',
};
/** Commands that set a heater by S or R. */
const HEATS = new Set(['M104', 'M109', 'M140', 'M190', 'M141', 'M191']);
/** Commands that go nowhere: with X, Y, Z or E they were moves. */
const STAY = new Set(['G4', 'G11', 'G21']);
/** [°C] M302 with less than this allows extruding cold. */
const COLD = 100;
/** K of M900 in other units. */
const LINEAR_ADVANCE_1 = 10;

/** Everything that printers' files hold besides moves. */
export class PrinterCommands {
  /** M110 stood on this line. */
  renumbered = false;
  readonly #state: JobState;
  readonly #lexer: LineLexer;
  readonly #table: ReadonlyMap<string, CommandSpec>;
  readonly #known = new Map<number, CommandSpec | null>();
  readonly #heat: HeatCommands;
  readonly #place: PlaceCommands;
  /** The laser of a machine that has one. */
  readonly beam: BeamCommands;
  readonly #text: TextCommands;

  constructor(state: JobState, lexer: LineLexer) {
    this.#state = state;
    this.#lexer = lexer;
    this.#table = commandsOf(state.dialect.name);
    const words: LineWords = { get: (letter) => this.#get(letter), has: (letter) => this.#has(letter) };
    this.#heat = new HeatCommands(state, words.get);
    this.#place = new PlaceCommands(state, lexer, words);
    this.beam = new BeamCommands(state, words);
    this.#text = new TextCommands(state, lexer, this.#place);
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
      this.#text.run(name);
      return;
    }
    this.#lexer.words(false);
    if (!spec.open) this.#checkWords(spec);
    if (letter === M) this.#mCommand(number, name);
    else this.#gCommand(number, name);
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
    // Nobody knows what the words of another maker's command look like: `M1002 gcode_claim_action : 2`.
    if (letter === M) this.#lexer.text();
    else this.#lexer.words(false);
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
    if (count === 0 && HEATS.has(spec.name)) this.#state.problems.mode(NO_TEMPERATURE, 'warning');
    for (let n = 0; n < count; n++) {
      const word = String.fromCharCode(letter[n]!);
      const unit = spec.words[word];
      if (unit === undefined) {
        // A heater whose number stands behind a wrong letter is not set at all.
        const unset = HEATS.has(spec.name) && Number.isNaN(this.#get('S')) && Number.isNaN(this.#get('R'));
        const wasMove = STAY.has(spec.name) && /[XYZE]/.test(word);
        this.#state.problems.unknownWord(spec.name, word, unset || wasMove || tight[n] === 1 ? 'error' : 'warning');
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
    if (number >= 17 && number <= 19) motion.plane = number;
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
        this.#place.home();
        return;
      case 29:
      case 32:
      case 80:
        if (number === 80 && dialect.name !== 'prusa') break;
        this.#place.level(number === 29 && this.#get('S') === 2);
        return;
      case 90:
        motion.setRelative(false);
        return;
      case 91:
        if (!motion.relative) this.beam.hearSteps();
        motion.setRelative(true);
        return;
      case 92:
        this.#place.setPosition();
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
      case 73:
        this.#state.progress.hear(this.#get('P'));
        break;
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
      case 200:
        this.#place.countVolume();
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
        this.#factor(number === 220 ? 'speed-factor' : 'flow-factor', s);
        return;
      case 302:
        // Only what lowers the guard is worth telling: P1, or an S at which no filament is soft.
        if (this.#get('P') === 1 || s < COLD) this.#tell({ type: 'other', command: name });
        return;
      case 420:
        this.#tell({ type: 'other', command: s === 0 ? 'M420 S0' : name });
        return;
      case 400:
        this.#tell({ type: 'wait' });
        return;
      case 18:
      case 84:
        this.#place.motorsOff();
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
        this.beam.laser(number);
        return;
      case 7:
      case 8:
      case 9:
        this.#tell({ type: 'coolant', word: number === 7 ? 'M7' : number === 8 ? 'M8' : 'M9' });
        return;
      case 207:
        this.#state.problems.retraction(name, s * motion.unit);
        break;
      case 572:
        this.#state.problems.advance(name, s);
        break;
      case 900: {
        // From 10 on it is a number of Marlin's first linear advance, which Prusa's firmware converts.
        const k = this.#get('K');
        if (k < LINEAR_ADVANCE_1) this.#state.problems.advance(name, k);
        break;
      }
      case 568:
        this.#heat.rrfTemperatures();
        return;
      default:
    }
    this.#tell({ type: 'other', command: name });
  }

  /** P counts ms, S seconds; S wins where both stand. Klipper reads P alone, which its time model knows by `unit`. */
  #dwell(): void {
    const p = this.#get('P');
    const s = this.#get('S');
    const seconds = Number.isNaN(s) ? p / 1000 : s;
    // Below zero firmwares do not wait at all.
    this.#tell({ type: 'dwell', seconds: Math.max(seconds || 0, 0), unit: Number.isNaN(s) ? 'ms' : 's' });
  }

  #fan(on: boolean, name: string): void {
    const p = this.#get('P');
    if (p > 0) {
      this.#tell({ type: 'other', command: name });
      return;
    }
    if (this.#state.fanLaser) {
      this.beam.fan(on);
      return;
    }
    this.#tell({ type: 'fan', fraction: on ? fanFraction(this.#get('S'), this.#state) : 0 });
  }

  #factor(type: 'speed-factor' | 'flow-factor', percent: number): void {
    // Klipper takes the bare command for 100 %, Prusa's R brings back what held; others only answer.
    const back = this.#has('R') || this.#state.dialect.name === 'klipper';
    if (back || !Number.isNaN(percent)) this.#tell({ type, factor: Number.isNaN(percent) ? 1 : percent / 100 });
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

  #selectTool(tool: number): void {
    this.#lexer.words(false);
    this.#heat.tool = tool;
    this.#tell({ type: 'tool', tool });
  }
}
