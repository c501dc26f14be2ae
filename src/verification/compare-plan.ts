import { numberText, sayText, type Text } from '../base/text.ts';
import { type JobEvent, Motion, type Toolpath } from '../model/toolpath.ts';

/** What writing may round: half of the last decimal, and a hair for the sums of doubles. */
const TOLERANCE = {
  /** [mm] Three decimals. */
  length: 0.0005 + 1e-7,
  /** [mm] Both ends of an arc and its centre are rounded, and the centre is written from the start. */
  centre: 0.0011,
  /** [mm] Five decimals; the running sum is rounded, so one step may be off by a whole one. */
  filament: 1e-5 + 1e-9,
  /** [mm/s] Whole mm/min. */
  feed: 0.5 / 60 + 1e-9,
  /** Scales of 255 steps and more. */
  power: 0.5 / 255 + 1e-9,
} as const;

/** Compares what is read back with what was planned, chunk by chunk. */
export interface PlanComparer {
  push(toolpath: Toolpath): void;
  /** The first difference in words, or null where file and plan are one. */
  end(): Text | null;
}

/** Events that change what the machine makes. What a writer adds on its own (G92 E0, comments) is none of them. */
function counts(event: JobEvent): boolean {
  switch (event.type) {
    case 'heat':
    case 'fan':
    case 'tool':
    case 'dwell':
    case 'wait':
    case 'home':
    case 'level':
    case 'limits':
    case 'speed-factor':
    case 'flow-factor':
    case 'coolant':
    case 'pause':
    case 'motors-off':
      return true;
    default:
      return false;
  }
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 0.01 + 1e-4 * Math.abs(b);
}

/** Whether the event read back says what the planned one does, in written decimals. */
function sameEvent(read: JobEvent, planned: JobEvent): boolean {
  if (read.type !== planned.type) return false;
  switch (read.type) {
    case 'heat':
      return (
        planned.type === 'heat' &&
        read.heater === planned.heater &&
        near(read.target, planned.target) &&
        read.wait === planned.wait
      );
    case 'fan':
      return planned.type === 'fan' && near(read.fraction, planned.fraction);
    case 'tool':
      return planned.type === 'tool' && read.tool === planned.tool;
    case 'dwell':
      return planned.type === 'dwell' && near(read.seconds, planned.seconds);
    case 'home':
      return planned.type === 'home' && read.axes.join() === planned.axes.join();
    case 'limits':
      return (
        planned.type === 'limits' &&
        read.command === planned.command &&
        Object.entries(planned.words).every(([word, value]) => near(read.words[word] ?? Number.NaN, value))
      );
    case 'speed-factor':
    case 'flow-factor':
      return (planned.type === 'speed-factor' || planned.type === 'flow-factor') && near(read.factor, planned.factor);
    case 'pause':
      return planned.type === 'pause' && read.change === planned.change;
    case 'coolant':
      return planned.type === 'coolant' && read.word === planned.word;
    default:
      return true;
  }
}

/** Steps through the moves and the events that count of a plan's chunks, in order. */
class PlanCursor {
  readonly #plan: readonly Toolpath[];
  #chunk = 0;
  #move = 0;
  #event = 0;
  moves = 0;
  /** Where the move stands that was taken last. */
  path: Toolpath | undefined;
  row = 0;

  constructor(plan: readonly Toolpath[]) {
    this.#plan = plan;
  }

  /** The next event before the next move, passed over; null where a move or the end comes first. */
  takeEvent(): JobEvent | null {
    for (;;) {
      const chunk = this.#plan[this.#chunk];
      if (chunk === undefined) return null;
      const event = chunk.events[this.#event];
      if (event !== undefined && event.at <= this.#move) {
        this.#event++;
        if (counts(event)) return event;
      } else if (this.#move < chunk.length) return null;
      else this.#nextChunk();
    }
  }

  /** Goes on to the next move: `path` and `row` say where it stands. False at the end. Events before it must have been taken. */
  takeMove(): boolean {
    for (;;) {
      const chunk = this.#plan[this.#chunk];
      if (chunk === undefined) return false;
      if (this.#move < chunk.length) {
        this.moves++;
        this.path = chunk;
        this.row = this.#move++;
        return true;
      }
      this.#nextChunk();
    }
  }

  /** Goes on over moves that are as planned and feed nothing, up to an event: dots. @returns first row of `read` not taken */
  takeSame(read: Toolpath, from: number, to: number): number {
    const chunk = this.#plan[this.#chunk];
    if (chunk === undefined) return from;
    const until = Math.min(chunk.length, chunk.events[this.#event]?.at ?? chunk.length);
    const end = Math.min(to, from + until - this.#move);
    let [row, n] = [this.#move, from];
    for (; n < end && read.e[n] === 0 && chunk.e[row] === 0 && sameMove(read, n, chunk, row); n++) row++;
    this.moves += row - this.#move;
    this.#move = row;
    return n;
  }

  #nextChunk(): void {
    this.#chunk++;
    this.#move = 0;
    this.#event = 0;
  }
}

/** Whether two arcs with the same ends pass through the same middle: a flat arc's centre is badly known, its way is not. */
function sameMiddle(read: Toolpath, n: number, path: Toolpath, row: number): boolean {
  if (n === 0 || row === 0) return false;
  const middle = ({ x, y, i, j }: Toolpath, k: number): readonly [number, number] => {
    const [x0, y0, x1, y1] = [x[k - 1]!, y[k - 1]!, x[k]!, y[k]!];
    const radius = Math.sqrt((x0 - i[k]!) * (x0 - i[k]!) + (y0 - j[k]!) * (y0 - j[k]!));
    const [mx, my] = [(x0 + x1) / 2 - i[k]!, (y0 + y1) / 2 - j[k]!];
    const length = Math.sqrt(mx * mx + my * my);
    return [i[k]! + (mx * radius) / length, j[k]! + (my * radius) / length];
  };
  const [a, b] = [middle(read, n), middle(path, row)];
  return Math.abs(a[0] - b[0]) <= TOLERANCE.centre && Math.abs(a[1] - b[1]) <= TOLERANCE.centre;
}

/** Whether any filament goes in or out. */
function feeds({ e, length }: Toolpath): boolean {
  for (let n = 0; n < length; n++) if (e[n] !== 0) return true;
  return false;
}

/** Whether a straight move is as planned in all that it says; arcs are left to the long way. */
function sameMove(read: Toolpath, n: number, path: Toolpath, row: number): boolean {
  return (
    Math.abs(read.x[n]! - path.x[row]!) <= TOLERANCE.length &&
    Math.abs(read.y[n]! - path.y[row]!) <= TOLERANCE.length &&
    Math.abs(read.z[n]! - path.z[row]!) <= TOLERANCE.length &&
    Math.abs(read.e[n]! - path.e[row]!) <= TOLERANCE.filament &&
    read.motion[n]! === path.motion[row]! &&
    read.motion[n]! < Motion.clockwise &&
    Math.abs(read.feed[n]! - path.feed[row]!) <= TOLERANCE.feed &&
    Math.abs(read.power[n]! - path.power[row]!) <= TOLERANCE.power
  );
}

/**
 * Proves that a file is its plan: as many moves, the same ends, filament, speed and power within the written decimals, the
 * same arcs, and the same events between the same moves.
 * @param bodyLines first and last line of the file that the plan became
 */
export function comparePlan(
  plan: readonly Toolpath[],
  bodyLines: readonly [first: number, last: number],
): PlanComparer {
  const cursor = new PlanCursor(plan);
  const prints = plan.some(feeds);
  let difference: Text | null = null;
  let fed = 0;
  let fedPlanned = 0;
  const differ = (line: number, what: Text): void => {
    difference ??= sayText(
      { en: 'Line {0}, move {1}: {2}', fr: 'Ligne {0}, mouvement {1} : {2}' },
      String(line),
      String(cursor.moves),
      what,
    );
  };
  const value = (line: number, name: string, read: number, planned: number, slack: number): void => {
    if (Math.abs(read - planned) <= slack) return;
    const pattern = { en: '{0} is {1}, planned was {2}.', fr: '{0} vaut {1}, {2} était prévu.' };
    differ(line, sayText(pattern, name, numberText(read, 6), numberText(planned, 6)));
  };
  /** Says how a move differs; most do not, and are asked by `sameMove` alone. */
  const tell = (read: Toolpath, n: number, path: Toolpath, row: number): void => {
    const line = read.line[n]!;
    value(line, 'X', read.x[n]!, path.x[row]!, TOLERANCE.length);
    value(line, 'Y', read.y[n]!, path.y[row]!, TOLERANCE.length);
    value(line, 'Z', read.z[n]!, path.z[row]!, TOLERANCE.length);
    value(line, 'E', read.e[n]!, path.e[row]!, TOLERANCE.filament);
    value(line, 'ΣE', fed, fedPlanned, TOLERANCE.filament);
    const motion = read.motion[n]!;
    const wanted = path.motion[row]!;
    const arc = motion >= Motion.clockwise;
    // An arc that is shorter than the last decimal is written as a line.
    if (motion !== wanted && !(motion === Motion.line && wanted >= Motion.clockwise))
      value(line, 'G', motion, wanted, 0);
    if (arc && motion === wanted && !sameMiddle(read, n, path, row)) {
      value(line, 'I', read.i[n]!, path.i[row]!, TOLERANCE.centre);
      value(line, 'J', read.j[n]!, path.j[row]!, TOLERANCE.centre);
    }
    // A laser's rapid moves take no speed from the file.
    if (!prints && motion === Motion.rapid) return;
    value(line, 'F', read.feed[n]!, path.feed[row]!, TOLERANCE.feed);
    value(line, 'S', read.power[n]!, path.power[row]!, TOLERANCE.power);
  };
  const move = (read: Toolpath, n: number): void => {
    if (!cursor.takeMove()) {
      differ(read.line[n]!, { en: 'a move that was not planned.', fr: 'un mouvement qui n’était pas prévu.' });
      return;
    }
    const path = cursor.path!;
    const { row } = cursor;
    fed += read.e[n]!;
    fedPlanned += path.e[row]!;
    if (!sameMove(read, n, path, row) || Math.abs(fed - fedPlanned) > TOLERANCE.filament) tell(read, n, path, row);
  };
  const event = (read: JobEvent): void => {
    if (!counts(read) || difference !== null) return;
    const planned = cursor.takeEvent();
    if (planned !== null && sameEvent(read, planned)) return;
    differ(
      read.line,
      sayText(
        { en: 'the event "{0}" is not as planned.', fr: 'l’événement « {0} » n’est pas celui prévu.' },
        read.type,
      ),
    );
  };
  return {
    push(toolpath) {
      if (difference !== null) return;
      let n = 0;
      const inBody = toolpath.line[0]! >= bodyLines[0] && toolpath.line[toolpath.length - 1]! <= bodyLines[1];
      const movesTo = (end: number): void => {
        for (; n < end && difference === null; n++) {
          if (inBody && !prints) n = cursor.takeSame(toolpath, n, end);
          if (n >= end) return;
          const line = toolpath.line[n]!;
          if (line < bodyLines[0] || line > bodyLines[1]) continue;
          const skipped = cursor.takeEvent();
          if (skipped === null) move(toolpath, n);
          else
            differ(
              line,
              sayText({ en: 'the event "{0}" is missing.', fr: 'l’événement « {0} » manque.' }, skipped.type),
            );
        }
      };
      for (const each of toolpath.events) {
        movesTo(each.at);
        if (each.line >= bodyLines[0] && each.line <= bodyLines[1]) event(each);
      }
      movesTo(toolpath.length);
    },
    end() {
      if (difference !== null) return difference;
      const missing = cursor.takeEvent();
      if (missing !== null)
        differ(
          bodyLines[1],
          sayText({ en: 'the event "{0}" is missing.', fr: 'l’événement « {0} » manque.' }, missing.type),
        );
      else if (cursor.takeMove()) {
        differ(bodyLines[1], { en: 'a planned move is missing.', fr: 'un mouvement prévu manque.' });
      }
      return difference;
    },
  };
}
