import type { JobReader, JobReadOptions } from '../../model/format.ts';
import type { JobChunk } from '../../model/job.ts';
import { JobState } from './read-job-state.ts';
import { DIALECT, DIALECTS, LINE_LOOKED_AT } from './spec.ts';

const LF = 10;
const CR = 13;
/** [bytes] Cut from the first piece: the way from one piece to the next is gone before any function is compiled without it. */
const FIRST_PIECE = 1024;

interface LineReader {
  /** One line without its end. */
  line(bytes: Uint8Array, from: number, to: number): void;
  /** Takes whole lines where it can at once. @returns where it left off: `from` where it cannot */
  lines(bytes: Uint8Array, from: number): number;
  /** The file is over. */
  end?(): void;
}

/**
 * Cuts a stream of bytes into lines (LF, CR LF, CR) and hands each to a reader. Only the beginning of a line that is
 * split between two pieces is copied; a line longer than 64 KiB is cut there, so that any file costs the same memory.
 */
class LineFeeder {
  readonly #state: JobState;
  readonly #reader: LineReader;
  readonly #carry = new Uint8Array(LINE_LOOKED_AT + 1);
  #carried = 0;
  /** Bytes of the open line that did not fit. */
  #overflow = false;
  #afterCr = false;
  /** The piece at hand holds a CR: a piece is fed many times, and searched once. */
  hasCr = false;
  /** The rows are full and want to be handed over. */
  full = false;

  constructor(state: JobState, reader: LineReader) {
    this.#state = state;
    this.#reader = reader;
  }

  /** Reads on until the piece is used up or the rows are full. @returns the offset to go on from */
  feed(bytes: Uint8Array, from: number): number {
    let at = from;
    const { length } = bytes;
    const { rows } = this.#state;
    if (this.#afterCr && at < length) {
      if (bytes[at] === LF) at++;
      this.#afterCr = false;
    }
    if (this.#carried > 0 || this.#overflow) {
      const end = this.#endOfLine(bytes, at);
      this.#keep(bytes, at, end < 0 ? length : end);
      if (end < 0) return length;
      this.#closeCarried();
      at = this.#behind(bytes, end);
      this.full = rows.full;
    }
    at = this.#wholeLines(bytes, at);
    if (this.full || at === length) return at;
    this.#keep(bytes, at, length);
    return length;
  }

  /** The lines that end within the piece, up to where the rows are full. @returns the offset of the first that is left */
  #wholeLines(bytes: Uint8Array, from: number): number {
    const { rows } = this.#state;
    let at = from;
    while (at < bytes.length && !this.full) {
      const next = this.#run(bytes, at);
      if (next > at) {
        at = next;
        continue;
      }
      const end = this.#endOfLine(bytes, at);
      if (end < 0) return at;
      if (bytes[end] === CR && end + 1 === bytes.length) {
        // Whether an LF follows the CR is for the next piece to say.
        this.#keep(bytes, at, end);
        this.#closeCarried();
      } else this.#line(bytes, at, end);
      at = this.#behind(bytes, end);
      this.full = rows.full;
    }
    return at;
  }

  /** Lines that the reader takes many at once. @returns where it left off */
  #run(bytes: Uint8Array, at: number): number {
    const { rows, problems } = this.#state;
    const next = this.#reader.lines(bytes, at);
    if (next === at) return at;
    problems.line = rows.line;
    this.full = rows.full;
    return next;
  }

  /** Files with CR are rare enough to be worth a slower search; the native one finds LF alone. */
  #endOfLine(bytes: Uint8Array, from: number): number {
    return this.hasCr ? lineEnd(bytes, from) : nextLf(bytes, from);
  }

  /** Offset of what follows the line that ends here. */
  #behind(bytes: Uint8Array, end: number): number {
    if (bytes[end] !== CR) return end + 1;
    if (end + 1 === bytes.length) this.#afterCr = true;
    return bytes[end + 1] === LF ? end + 2 : end + 1;
  }

  /** The last line, where the file ends without a line break. @returns whether it was complete */
  end(): boolean {
    const complete = this.#carried === 0;
    if (!complete) this.#closeCarried();
    return complete;
  }

  #keep(bytes: Uint8Array, from: number, to: number): void {
    const room = LINE_LOOKED_AT - this.#carried;
    const taken = Math.min(room, to - from);
    this.#carry.set(bytes.subarray(from, from + taken), this.#carried);
    this.#carried += taken;
    if (to - from > room) this.#overflow = true;
  }

  #closeCarried(): void {
    const carry = this.#carry;
    const length = this.#carried + (this.#overflow ? 1 : 0);
    this.#carried = 0;
    this.#overflow = false;
    carry[length] = LF;
    if (length > LINE_LOOKED_AT || this.#run(carry.slice(0, length + 1), 0) === 0) this.#line(carry, 0, length);
  }

  #line(bytes: Uint8Array, from: number, to: number): void {
    const { problems, rows } = this.#state;
    rows.line++;
    problems.line = rows.line;
    const first = bytes[from];
    if (first !== 59 && first !== 40) this.#state.characters += to - from + 1;
    if (to - from <= LINE_LOOKED_AT) {
      this.#reader.line(bytes, from, to);
      return;
    }
    if (first !== 59 && first !== 40) problems.cutLine();
    this.#reader.line(bytes, from, from + LINE_LOOKED_AT);
  }
}

/** Offset of the next LF or CR, -1 where there is none. */
function lineEnd(bytes: Uint8Array, from: number): number {
  for (let end = from; end < bytes.length; end++) if (bytes[end] === LF || bytes[end] === CR) return end;
  return -1;
}

/** [bytes] The native search costs as much to call as to look at so many by hand. */
const SHORT_LINE = 48;

/** Offset of the next LF, -1 where there is none. */
function nextLf(bytes: Uint8Array, from: number): number {
  const near = Math.min(bytes.length, from + SHORT_LINE);
  for (let end = from; end < near; end++) if (bytes[end] === LF) return end;
  return near === bytes.length ? -1 : bytes.indexOf(LF, near);
}

/** What a file is that is none of ours, by its first bytes. */
function foreignName(head: Uint8Array): string | null {
  const [a, b, c, d] = head;
  if (a === 0x47 && b === 0x43 && c === 0x44 && d === 0x45) return 'bgcode';
  if (a === 0x50 && b === 0x4b && c === 0x03 && d === 0x04) return 'zip, 3mf';
  if (a === 0x1f && b === 0x8b) return 'gzip';
  return null;
}

/**
 * Reads a finished job of any origin, chunk by chunk. Never throws for what the file says: what it stumbles on comes as
 * findings with their lines. Cost: one walk over the bytes; memory does not grow with the file.
 * @param options.firmware the dialect (`prusa`, `marlin2`, `klipper`, `rrf`, `grbl`); an unknown one is read as `marlin2`
 * @param options.scale `powerMax`: the S of full laser power (else 255 for printers' dialects, 1000 for GRBL, 1 for Smoothie);
 * `fanLaser`: the beam is switched by M106
 */
export async function* openGcode(chunks: AsyncIterable<Uint8Array>, options: JobReadOptions): JobReader {
  const name = DIALECTS.find((dialect) => dialect === options.firmware);
  const dialect = DIALECT[name ?? 'marlin2'];
  const { scale } = options;
  const usual = dialect.alwaysArmed ? 1 : dialect.packed ? 1000 : 255;
  const state = new JobState(dialect, scale.powerMax ?? usual, (scale.fanLaser ?? 0) > 0);
  if (name === undefined) {
    state.problems.mode(
      {
        en: `The dialect "${options.firmware}" is not known; the file is read as Marlin 2.`,
        fr: `Le dialecte « ${options.firmware} » est inconnu ; le fichier est lu comme du Marlin 2.`,
      },
      'warning',
    );
  }
  const reader: LineReader = dialect.packed
    ? new (await import('./read-grbl.ts')).GrblReader(state)
    : new (await import('./read-printer.ts')).PrinterReader(state);
  const feeder = new LineFeeder(state, reader);
  const hand = (): JobChunk => {
    feeder.full = false;
    const { characters } = state;
    state.characters = 0;
    return { toolpath: state.rows.take(), findings: state.problems.collector.take(), characters };
  };
  const head = new Uint8Array(4);
  let seen = 0;
  for await (const piece of chunks) {
    // Node's Buffer searches its bytes through slow JavaScript of its own; a plain view does not.
    const bytes = new Uint8Array(piece.buffer, piece.byteOffset, piece.byteLength);
    // … but for one search of a whole piece its own is by far the faster.
    feeder.hasCr = piece.indexOf(CR) >= 0;
    const begins = seen < 4;
    for (let i = 0; seen < 4 && i < bytes.length; i++) head[seen++] = bytes[i]!;
    for (const part of begins ? [bytes.subarray(0, FIRST_PIECE), bytes.subarray(FIRST_PIECE)] : [bytes]) {
      let at = 0;
      while (at < part.length) {
        at = feeder.feed(part, at);
        if (feeder.full) yield hand();
      }
    }
  }
  const complete = feeder.end();
  const foreign = seen === 4 ? foreignName(head) : null;
  if (foreign !== null) {
    state.problems.notGcode({ en: `The file is packed (${foreign}).`, fr: `Le fichier est compacté (${foreign}).` });
  }
  reader.end?.();
  state.finish();
  const last = hand();
  yield { ...last, findings: [...last.findings, ...state.problems.collector.rest()] };
  return {
    lines: state.rows.line,
    labels: state.labels,
    complete,
    claims: state.comments.claims,
    contents: state.contents,
  };
}
