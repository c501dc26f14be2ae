import { sayText } from '../../base/text.ts';
import type { JobState } from './read-job-state.ts';
import { keepInKernel, type ReadRun, Why } from './read-kernel.ts';
import { Fault, LineLexer } from './read-line.ts';
import { runMacro } from './read-macros.ts';
import { PrinterMoves } from './read-moves.ts';
import { PrinterCommands } from './read-printer-commands.ts';
import { ReadText } from './read-text.ts';

const NONE = Number.NaN;

/**
 * Reads the lines of printers' dialects: one command a line. Moves of plain words, nearly all of a job, the kernel takes many at once;
 * of others it has the words from the lexer.
 */
export class PrinterReader {
  declare lineMost: number;
  declare eModeKnown: boolean;
  declare toldRelative: boolean;
  /** A place or an E is among its words. */
  declare goes: boolean;
  declare at: number;
  declare wordX: number;
  declare wordY: number;
  declare wordZ: number;
  declare wordE: number;
  declare wordF: number;
  declare wordI: number;
  declare wordJ: number;
  declare wordR: number;
  readonly run: ReadRun;
  readonly #text: ReadText;
  readonly #lexer = new LineLexer();
  readonly #commands: PrinterCommands;
  readonly #moves: PrinterMoves;
  readonly #state: JobState;
  #lastLineNumber = Number.NaN;

  constructor(state: JobState) {
    this.run = state.run;
    this.#state = state;
    this.#text = new ReadText(state.run);
    this.#commands = new PrinterCommands(state, this.#lexer);
    this.#moves = new PrinterMoves(state);
    this.lineMost = Math.min(state.dialect.lineMax, 2 ** 30);
  }

  /** Moves and comments that need no lexer, many at once. @returns where the first line begins that was not taken */
  lines(bytes: Uint8Array, from: number): number {
    const { rows } = this.#state;
    const { exports } = this.run;
    const text = this.#text;
    const last = rows.line + rows.linesToAsk;
    let at = text.find(bytes, from);
    for (;;) {
      const why = exports.takeLines(at, text.length, last - rows.line);
      at = this.at;
      if (why < Why.enough) {
        this.#moves.end(why);
        if (rows.full) break;
      } else if (why !== Why.open || !text.readOn(at)) break;
      else at = 0;
    }
    return text.from + at;
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
    if (letter === 77 && (number === 82 || number === 83)) this.eModeKnown = true;
    if (!this.#state.motion.relative) this.toldRelative = false;
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
    // A place under a wrong letter is a move that is lost.
    else
      problems.unknown(name, /^[A-Z]\d*$/.test(name) && /\bX\s*[-.\d]|\bY\s*[-.\d]/.test(rest) ? 'error' : 'warning');
    return dialect.macros && /^[A-Z][A-Z\d_]{2,}$/.test(name) && /^([ -~]*=[ -~]*)?$/.test(rest);
  }

  #move(code: number): void {
    const lexer = this.#lexer;
    lexer.words(false);
    if (this.#restates()) {
      lexer.fault = Fault.none;
      return;
    }
    this.wordX = this.wordY = this.wordZ = this.wordE = NONE;
    this.wordF = this.wordI = this.wordJ = this.wordR = NONE;
    this.goes = false;
    if (lexer.count === 0) this.#nowhere(code);
    for (let n = 0; n < lexer.count; n++) this.#word(code, n);
    // A line with a centre was an arc: what is left of it cuts the corner.
    if (code < 2 && !(Number.isNaN(this.wordI) && Number.isNaN(this.wordJ)))
      this.#state.problems.unknownWord(`G${code}`, Number.isNaN(this.wordI) ? 'J' : 'I', 'error');
    this.#moves.end(this.run.exports.move(code));
  }

  /** LightBurn's first line for every machine, `G00 G17 G40 G21 G54`: Marlin hears the G0 alone, and the others change nothing. */
  #restates(): boolean {
    const { count, letter, value } = this.#lexer;
    const { motion } = this.#state;
    if (count === 0) return false;
    for (let n = 0; n < count; n++) {
      const v = value[n]!;
      const holds =
        (v === 21 && motion.unit === 1) || (v === 17 && motion.plane === 17) || (v === 90 && !motion.relative);
      if (letter[n] !== 71 || !(holds || v === 40 || v === 54)) return false;
    }
    return true;
  }

  #word(code: number, n: number): void {
    const v = this.#lexer.value[n]!;
    switch (this.#lexer.letter[n]) {
      case 88:
        this.wordX = v;
        break;
      case 89:
        this.wordY = v;
        break;
      case 90:
        this.wordZ = v;
        break;
      case 69:
        this.wordE = v;
        break;
      case 70:
        if (v > 0) this.wordF = v;
        else this.#badFeed();
        return;
      case 73:
        this.wordI = v;
        return;
      case 74:
        this.wordJ = v;
        return;
      case 82:
        this.wordR = v;
        return;
      default:
        this.#otherWord(code, n);
        return;
    }
    if (Number.isNaN(v)) this.#commands.bareWord(n);
    else this.goes = true;
  }

  /** What is left of a line that was cut. */
  #nowhere(code: number): void {
    this.#state.problems.syntax(
      sayText(
        { en: 'G{0} goes nowhere: its words are lost.', fr: 'G{0} ne va nulle part : ses mots sont perdus.' },
        String(code),
      ),
    );
  }

  #badFeed(): void {
    this.#state.problems.mode({
      en: 'The speed F is zero or less; the machine keeps the earlier one or stops.',
      fr: 'La vitesse F est nulle ou négative ; la machine garde la précédente ou s’arrête.',
    });
  }

  /** A letter that moves do not have: laser power where there is one and no filament, else a mistake. */
  #otherWord(code: number, n: number): void {
    const letter = this.#lexer.letter[n]!;
    const { motion, dialect } = this.#state;
    const feeds = motion.eAt !== 0 || !Number.isNaN(this.wordE);
    if (letter === 83 && !feeds && this.#commands.beam.inlinePower(this.#lexer.value[n]!)) return;
    const { name } = dialect;
    if (name === 'rrf' && (letter === 72 || letter === 83 || letter === 80)) return;
    // Whole turns: slicers lift the nozzle along one (`G3 Z.6 I1.217 J0 P1`). Firmware that counts none passes over the word.
    if (code >= 2 && letter === 80 && Number.isInteger(this.#lexer.value[n]!)) return;
    this.#state.problems.unknownWord(`G${code}`, String.fromCharCode(letter), 'error');
  }
}

keepInKernel(
  PrinterReader.prototype,
  {
    ...{ wordX: 'wordX', wordY: 'wordY', wordZ: 'wordZ', wordE: 'wordE' },
    ...{ wordF: 'wordF', wordI: 'wordI', wordJ: 'wordJ', wordR: 'wordR' },
    ...{ lineMost: 'lineMost', at: 'at' },
  },
  { eModeKnown: 'eModeKnown', toldRelative: 'toldRelative', goes: 'goes' },
);
