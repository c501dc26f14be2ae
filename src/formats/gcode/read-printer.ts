import { sayText } from '../../base/text.ts';
import { Motion, MoveKind } from '../../model/toolpath.ts';
import type { JobState } from './read-job-state.ts';
import { Fault, LineLexer } from './read-line.ts';
import { runMacro } from './read-macros.ts';
import { PrinterCommands } from './read-printer-commands.ts';

const NONE = Number.NaN;

/** [mm] A move that goes less is none. */
const STILL = 1e-9;

/** Reads the lines of printers' dialects: one command a line. */
export class PrinterReader {
  readonly #lexer = new LineLexer();
  readonly #commands: PrinterCommands;
  readonly #state: JobState;
  #lastLineNumber = Number.NaN;
  #laidAbsolute = false;
  #toldRelative = false;
  #eModeKnown = false;
  /** What is said of the speed: none was needed yet, a move came without, a line was laid without. */
  #unsaidFeed: 'no' | 'moved' | 'laid' | 'known' = 'no';

  constructor(state: JobState) {
    this.#state = state;
    this.#commands = new PrinterCommands(state, this.#lexer);
  }

  line(bytes: Uint8Array, from: number, to: number): void {
    const { dialect, problems } = this.#state;
    const lexer = this.#lexer;
    lexer.begin(bytes, from, to);
    const first = lexer.peek();
    if (first === 0 && lexer.done) return;
    if (first === 59) {
      this.#state.comments.read(bytes, lexer.at + 1, to);
      return;
    }
    this.#state.flushLayer();
    const commanded = this.#command(first);
    if (lexer.fault !== Fault.none) problems.fault(lexer);
    this.#state.count(commanded, lexer.fault, first);
    if (to - from > dialect.lineMax && lexer.codeLength > dialect.lineMax) {
      const moves = bytes[from] === 71 || bytes[from] === 103;
      problems.tooLong(lexer.codeLength, dialect.lineMax, moves ? 'error' : 'warning');
    }
    if (lexer.hasChecksum) this.#sequence();
  }

  /** N lines with a checksum come one after the other; M110 starts anew. */
  #sequence(): void {
    const { lineNumber } = this.#lexer;
    const expected = this.#lastLineNumber + 1;
    this.#lastLineNumber = lineNumber;
    if (Number.isNaN(expected) || lineNumber === expected || this.#commands.renumbered) return;
    this.#state.problems.syntax(
      sayText(
        { en: 'Line number N{0} stands where N{1} was due.', fr: 'Le numéro N{0} est là où N{1} était attendu.' },
        String(lineNumber),
        String(expected),
      ),
    );
  }

  /** @returns whether the line names a command */
  #command(first: number): boolean {
    const lexer = this.#lexer;
    const letter = first & 0xdf;
    if (letter === 71 || letter === 77 || letter === 84) {
      const at = lexer.at;
      lexer.at++;
      const number = lexer.number();
      if (!Number.isNaN(number)) {
        this.#numbered(letter, number);
        return true;
      }
      lexer.at = at;
    }
    return this.#named();
  }

  #numbered(letter: number, number: number): void {
    if (letter === 71 && number >= 0 && number <= 3 && Number.isInteger(number)) {
      this.#move(number);
      return;
    }
    this.#commands.run(letter, number);
    if (letter === 77 && (number === 82 || number === 83)) this.#eModeKnown = true;
    if (!this.#state.motion.relative) this.#toldRelative = false;
  }

  /** A line that begins with a word: a macro of the machine, or a mistake. */
  #named(): boolean {
    const { problems, dialect } = this.#state;
    const lexer = this.#lexer;
    const name = lexer.name();
    if (name === '') {
      const c = lexer.peek();
      if (c < 9 || (c > 13 && c < 32)) {
        lexer.leaveBinary();
        return false;
      }
      // Inkscape's post-processors wrap a file in % signs; printers pass over them.
      if (lexer.text() !== '%') {
        problems.syntax({ en: 'The line begins with no command.', fr: 'La ligne ne commence par aucune commande.' });
      }
      return false;
    }
    const rest = lexer.text();
    const bare = /^(\d+|[GM])$/.test(name) && /[XYZE]\s*[-+.\d]/i.test(rest);
    if (bare || /^([XYZEFIJRS][-+.\d]?[\d.]*|[GM][OIL][\w.]*)$/.test(name)) {
      problems.syntax(
        sayText({ en: '"{0}" is no command.', fr: '« {0} » n’est pas une commande.' }, name.slice(0, 40)),
      );
    } else if (/^T[?XC]/.test(name + rest.trim()) && name.length < 3) {
      // Prusa's "T?", "Tx", "Tc" ask the person for a tool.
    } else if (dialect.macros) runMacro(name, rest, this.#state);
    else problems.unknown(name, 'warning');
    return dialect.macros && /^[A-Z][A-Z\d_]{2,}$/.test(name) && /^([ -~]*=[ -~]*)?$/.test(rest);
  }

  #move(code: number): void {
    const { rows, motion, problems } = this.#state;
    const lexer = this.#lexer;
    lexer.words(false);
    let x = NONE;
    let y = NONE;
    let z = NONE;
    let e = NONE;
    let i = NONE;
    let j = NONE;
    let r = NONE;
    let moves = false;
    const { count, letter, value } = lexer;
    for (let n = 0; n < count; n++) {
      const v = value[n]!;
      switch (letter[n]) {
        case 88:
          x = v;
          break;
        case 89:
          y = v;
          break;
        case 90:
          z = v;
          break;
        case 69:
          e = v;
          break;
        case 70:
          if (v > 0) {
            motion.feed = (v * motion.unit) / 60;
            this.#unsaidFeed = 'known';
          } else this.#badFeed();
          continue;
        case 73:
          i = v;
          continue;
        case 74:
          j = v;
          continue;
        case 82:
          r = v;
          continue;
        default:
          this.#otherWord(code, n);
          continue;
      }
      if (!Number.isNaN(v)) moves = true;
      else this.#commands.bareWord(n);
    }
    // A line with a centre was an arc: what is left of it cuts the corner.
    if (code < 2 && !(Number.isNaN(i) && Number.isNaN(j)))
      problems.unknownWord(`G${code}`, Number.isNaN(i) ? 'J' : 'I', 'error');
    if (code >= 2 ? !moves && Number.isNaN(i) && Number.isNaN(j) : !moves) return;
    const x0 = rows.x;
    const y0 = rows.y;
    const z0 = rows.z;
    rows.motion = code;
    motion.aim(x, y, z);
    rows.e = !Number.isNaN(e) ? motion.filament(e) : 0;
    rows.i = 0;
    rows.j = 0;
    if (code >= 2) {
      // Klipper's gcode_arcs refuses R.
      const byRadius = this.#state.dialect.name === 'klipper' ? NONE : r;
      if (motion.plane !== 17) this.#upright();
      const fault = motion.centre(x0, y0, i, j, byRadius);
      if (fault !== 'none') {
        problems.arc(fault, motion.arcError);
        rows.motion = Motion.line;
      }
    }
    if (code === 0) this.#commands.beam.rapid();
    this.#classify(x0, y0, z0, rows.motion >= 2);
    if (this.#unsaidFeed !== 'known') this.#noFeed(rows.e > 0);
    rows.feed = motion.feed;
    rows.add();
  }

  /** After G18 or G19 arcs stand upright: the nozzle goes through the bed or through the part. */
  #upright(): void {
    const { motion, problems } = this.#state;
    problems.mode(
      sayText(
        {
          en: 'The arc stands upright: G{0} chose another plane than the bed’s (G17).',
          fr: 'L’arc est vertical : G{0} a choisi un autre plan que celui du plateau (G17).',
        },
        String(motion.plane),
      ),
    );
    // One finding for each change of the plane.
    motion.plane = 17;
  }

  /** Says what the move is for, and burns where a laser is on. */
  #classify(x0: number, y0: number, z0: number, arc: boolean): void {
    const { rows, comments } = this.#state;
    const flat = arc || Math.abs(rows.x - x0) > STILL || Math.abs(rows.y - y0) > STILL;
    rows.power = 0;
    if (rows.e > 0) {
      if (flat) this.#lay(z0);
      else rows.kind = rows.z === z0 ? MoveKind.unretract : MoveKind.extrusion;
      if (!this.#eModeKnown) this.#unknownE();
    } else if (rows.e < 0) rows.kind = MoveKind.retract;
    else {
      rows.kind = MoveKind.travel;
      const { on, power } = this.#commands.beam;
      if (on && power > 0) {
        rows.power = power;
        const { kind } = comments;
        if (rows.motion !== Motion.rapid) rows.kind = Math.max(kind, MoveKind.cut);
      }
    }
  }

  #lay(z0: number): void {
    const { rows, comments, motion, problems } = this.#state;
    this.#state.laid(Math.max(z0, rows.z));
    const { kind } = comments;
    rows.section = comments.section;
    if (rows.layer < 0 && (kind < 0 || kind === MoveKind.extrusion)) rows.kind = MoveKind.purge;
    else rows.kind = kind < 0 || kind >= MoveKind.cut ? MoveKind.extrusion : kind;
    if (!motion.relative) this.#laidAbsolute ||= rows.layer >= 0;
    else if (this.#laidAbsolute && !this.#toldRelative) {
      this.#toldRelative = true;
      problems.mode({
        en: 'Filament is laid while G91 (relative positions) is on; the job was laid in absolute positions before.',
        fr: 'Du filament est déposé alors que G91 (positions relatives) est actif ; le travail était en positions absolues.',
      });
    }
  }

  #unknownE(): void {
    this.#eModeKnown = true;
    this.#state.problems.mode(
      {
        en: 'Filament moves before M82 or M83 says whether E is absolute or relative.',
        fr: 'Le filament avance avant que M82 ou M83 dise si E est absolu ou relatif.',
      },
      'warning',
    );
  }

  /** A move before the first F runs at whatever speed the job before left behind. */
  #noFeed(lays: boolean): void {
    const now = lays ? 'laid' : 'moved';
    if (this.#unsaidFeed === 'laid' || this.#unsaidFeed === now) return;
    this.#unsaidFeed = now;
    this.#state.problems.mode(
      lays
        ? {
            en: 'Filament moves before any speed F is given; the machine takes what the job before left behind.',
            fr: 'Le filament avance avant toute vitesse F ; la machine prend celle que le travail précédent a laissée.',
          }
        : {
            en: 'A move comes before any speed F is given; the machine takes what the job before left behind.',
            fr: 'Un mouvement vient avant toute vitesse F ; la machine prend celle que le travail précédent a laissée.',
          },
      lays ? 'error' : 'warning',
    );
  }

  #badFeed(): void {
    this.#state.problems.mode({
      en: 'The speed F is zero or less; the machine keeps the earlier one or stops.',
      fr: 'La vitesse F est nulle ou négative ; la machine garde la précédente ou s’arrête.',
    });
  }

  /** A letter that moves do not have: laser power where there is one, else a mistake. */
  #otherWord(code: number, n: number): void {
    const letter = this.#lexer.letter[n]!;
    if (letter === 83 && this.#commands.beam.inlinePower(this.#lexer.value[n]!)) return;
    const { name } = this.#state.dialect;
    if (name === 'rrf' && (letter === 72 || letter === 83 || letter === 80)) return;
    // Whole turns: slicers lift the nozzle along one (`G3 Z.6 I1.217 J0 P1`). Firmware that counts none passes over the word.
    if (code >= 2 && letter === 80 && Number.isInteger(this.#lexer.value[n]!)) return;
    this.#state.problems.unknownWord(`G${code}`, String.fromCharCode(letter), 'error');
  }
}
