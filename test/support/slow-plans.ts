/**
 * Two planners written a second time, slowly and in double precision, from the rules in words (reference/estimate): whole
 * job in memory, no ring of typed arrays, no shared code with `src/motion`. Programs go in as G-code text, so that the
 * reader is proved with them.
 */

/** A straight way of the tool, or a place where the machine stops. */
export type Step =
  | {
      readonly kind: 'way';
      readonly d: readonly [number, number, number, number];
      readonly feed: number;
      readonly limits: number;
    }
  | { readonly kind: 'stop'; readonly seconds: number };

/** What a file may set in its course. */
export interface Along {
  readonly print: number;
  readonly travel: number;
  readonly retract: number;
  /** [mm/s] x, y, z, e, where M205 has set it. */
  readonly jerk?: readonly number[];
}

export interface Program {
  readonly steps: readonly Step[];
  /** Accelerations that hold, by the index that a way carries. */
  readonly limits: readonly Along[];
}

const word = (line: string, letter: string): number | undefined => {
  const found = new RegExp(`(?:^|\\s)${letter}(-?[\\d.]+)`).exec(line);
  return found === null ? undefined : Number(found[1]);
};

/**
 * The ways of a G-code text. Knows G0–G3 (I J), G4, G90–G92, M82, M83, M204, M205 X Z E, M220, M221, M400.
 * @param klipper G91 makes E relative; M220 scales all moves; G92 does not stop; G4 S does not wait; M204 S, or the smaller of P and T
 */
export function programOf(
  text: string,
  klipper: boolean,
  first: Along,
  chords: (radius: number, way: number) => number,
): Program {
  const steps: Step[] = [];
  const limits: Along[] = [first];
  let at: [number, number, number, number] = [0, 0, 0, 0];
  let relative = false;
  let eRelative = false;
  let feed = 25;
  let factor = 1;
  let flow = 1;
  const go = (target: readonly [number, number, number, number]): void => {
    const d = target.map((value, axis) => (value - at[axis]!) * (axis === 3 ? flow : 1)) as [
      number,
      number,
      number,
      number,
    ]; // four in, four out
    const scaled = klipper || d[0] !== 0 || d[1] !== 0 ? feed * factor : feed;
    steps.push({ kind: 'way', d, feed: scaled, limits: limits.length - 1 });
    at = [...target];
  };
  const stop = (seconds = 0): void => void steps.push({ kind: 'stop', seconds });
  for (const line of text.split('\n')) {
    const code = line.split(' ')[0];
    switch (code) {
      case 'G0':
      case 'G1':
      case 'G2':
      case 'G3': {
        const f = word(line, 'F');
        if (f !== undefined) feed = f / 60;
        const [x, y, z] = ['X', 'Y', 'Z'].map((letter, axis) => {
          const value = word(line, letter);
          return value === undefined ? at[axis]! : relative ? at[axis]! + value : value;
        }) as [number, number, number]; // three in, three out
        const given = word(line, 'E');
        const e = given === undefined ? at[3] : eRelative || (klipper && relative) ? at[3] + given : given;
        if (code === 'G0' || code === 'G1') {
          go([x, y, z, e]);
          break;
        }
        const start = at;
        const centre = [start[0] + (word(line, 'I') ?? 0), start[1] + (word(line, 'J') ?? 0)] as const;
        const radius = Math.sqrt((start[0] - centre[0]) ** 2 + (start[1] - centre[1]) ** 2);
        const from = Math.atan2(start[1] - centre[1], start[0] - centre[0]);
        let sweep = Math.atan2(y - centre[1], x - centre[0]) - from;
        if (code === 'G3') while (sweep <= 1e-9) sweep += 2 * Math.PI;
        else while (sweep >= -1e-9) sweep -= 2 * Math.PI;
        const flat = Math.abs(sweep) * radius;
        const count = chords(radius, Math.sqrt(flat * flat + (z - start[2]) ** 2));
        for (let k = 1; k <= count; k++) {
          const t = k / count;
          const angle = from + sweep * t;
          const mix = (axis: number, end: number): number => start[axis]! + (end - start[axis]!) * t;
          if (k === count) go([x, y, z, e]);
          else go([centre[0] + radius * Math.cos(angle), centre[1] + radius * Math.sin(angle), mix(2, z), mix(3, e)]);
        }
        break;
      }
      case 'G4': {
        const s = word(line, 'S');
        const p = word(line, 'P');
        stop(s !== undefined ? (klipper ? 0 : s) : (p ?? 0) / 1000);
        break;
      }
      case 'G90':
        relative = false;
        break;
      case 'G91':
        relative = true;
        break;
      case 'M82':
        eRelative = false;
        break;
      case 'M83':
        eRelative = true;
        break;
      case 'G92':
        at = [at[0], at[1], at[2], word(line, 'E') ?? at[3]];
        break;
      case 'M204': {
        const [s, p, t] = [word(line, 'S'), word(line, 'P'), word(line, 'T')];
        const old = limits.at(-1)!;
        if (klipper) {
          const both = p !== undefined && t !== undefined ? Math.min(p, t) : undefined;
          const value = s ?? both ?? old.print;
          limits.push({ ...old, print: value, travel: value, retract: value });
        } else if (s !== undefined) limits.push({ ...old, print: s, travel: s, retract: t ?? old.retract });
        else
          limits.push({
            ...old,
            print: p ?? old.print,
            travel: t ?? old.travel,
            retract: word(line, 'R') ?? old.retract,
          });
        break;
      }
      case 'M205': {
        const old = limits.at(-1)!;
        const { jerk = [0, 0, 0, 0] } = old;
        const [x, z, e] = ['X', 'Z', 'E'].map((letter) => word(line, letter));
        // X alone means both.
        limits.push({ ...old, jerk: [x ?? jerk[0]!, x ?? jerk[1]!, z ?? jerk[2]!, e ?? jerk[3]!] });
        break;
      }
      case 'M221':
        flow = (word(line, 'S') ?? 100) / 100;
        break;
      case 'M220':
        factor = (word(line, 'S') ?? 100) / 100;
        break;
      case 'M400':
        stop();
        break;
      default:
    }
  }
  stop();
  return { steps, limits };
}

// Klipper --------------------------------------------------------------------------------------------------------------

export interface KlipperMachine {
  readonly v: number;
  readonly vz: number;
  readonly az: number;
  readonly ve: number;
  readonly ae: number;
  readonly corner: number;
  readonly cornerE: number;
  readonly ratio: number;
}

interface KlipperMove {
  readonly length: number;
  readonly unit: readonly [number, number, number];
  readonly r: number;
  readonly alone: boolean;
  readonly cruise2: number;
  readonly a: number;
  readonly gain: number;
  readonly slowGain: number;
  readonly jd: number;
}

function klipperMove(d: readonly number[], feed: number, most: number, m: KlipperMachine): KlipperMove | null {
  const [dx, dy, dz, de] = d as [number, number, number, number]; // a way has four axes
  const space = Math.sqrt(dx * dx + dy * dy + dz * dz);
  const alone = space < 1e-9;
  const length = alone ? Math.abs(de) : space;
  if (length === 0) return null;
  let speed = alone ? feed : Math.min(feed, m.v);
  let a = alone ? Number.POSITIVE_INFINITY : most;
  let slowGain = 2 * length * most * (1 - m.ratio);
  const limit = (v: number, push: number): void => {
    speed = Math.min(speed, v);
    a = Math.min(a, push);
  };
  if (!alone && dz !== 0) limit((m.vz * length) / Math.abs(dz), (m.az * length) / Math.abs(dz));
  if (de !== 0 && ((dx === 0 && dy === 0) || de < 0))
    limit((m.ve * length) / Math.abs(de), (m.ae * length) / Math.abs(de));
  slowGain = Math.min(slowGain, 2 * length * a);
  const unit: readonly [number, number, number] = alone ? [0, 0, 0] : [dx / length, dy / length, dz / length];
  const jd = (m.corner ** 2 * (Math.SQRT2 - 1)) / most;
  return { length, unit, r: de / length, alone, cruise2: speed * speed, a, gain: 2 * length * a, slowGain, jd };
}

/** Greatest speed² at which two moves may meet, by the corner alone. */
function klipperCorner2(before: KlipperMove, now: KlipperMove, m: KlipperMachine): number {
  if (before.alone || now.alone) return 0;
  const cosine = -(before.unit[0] * now.unit[0] + before.unit[1] * now.unit[1] + before.unit[2] * now.unit[2]);
  if (cosine > 0.999999) return 0;
  let best = Math.min(before.cruise2, now.cruise2);
  const dr = Math.abs(now.r - before.r);
  if (dr > 0) best = Math.min(best, (m.cornerE / dr) ** 2);
  const half = Math.sqrt((1 - Math.max(cosine, -0.999999)) / 2);
  const round = half / (1 - half);
  const tan = half / Math.sqrt((1 + Math.max(cosine, -0.999999)) / 2);
  for (const move of [before, now]) best = Math.min(best, round * move.jd * move.a, 0.5 * move.a * move.length * tan);
  return best;
}

/** Seconds from rest to rest. */
function klipperRun(moves: readonly KlipperMove[], m: KlipperMachine): number {
  const n = moves.length;
  const start: number[] = [];
  const slowStart: number[] = [];
  for (const [k, move] of moves.entries()) {
    const before = moves[k - 1];
    const corner = before === undefined ? 0 : klipperCorner2(before, move, m);
    start[k] = before === undefined ? 0 : Math.min(corner, start[k - 1]! + before.gain);
    slowStart[k] = before === undefined ? 0 : Math.min(start[k]!, slowStart[k - 1]! + before.slowGain);
  }
  const begin: number[] = [];
  const end: number[] = [];
  const cap: number[] = [];
  let next = 0;
  let slowNext = 0;
  let peak = 0;
  let waits: number[] = [];
  for (let k = n - 1; k >= 0; k--) {
    const move = moves[k]!;
    const reach = next + move.gain;
    const slowReach = slowNext + move.slowGain;
    begin[k] = Math.min(start[k]!, reach);
    end[k] = next;
    const slow = Math.min(slowStart[k]!, slowReach);
    if (slow < slowReach) {
      if (waits.length > 0 || slow + move.slowGain > slowNext) {
        peak = Math.min(move.cruise2, (slow + slowReach) / 2);
        let down = peak;
        for (const w of waits.reverse()) {
          down = Math.min(down, begin[w]!);
          cap[w] = down;
        }
        waits = [];
      }
      cap[k] = Math.min((begin[k]! + reach) / 2, move.cruise2, peak);
    } else waits.push(k);
    next = begin[k]!;
    slowNext = slow;
  }
  let seconds = 0;
  for (const [k, move] of moves.entries()) {
    const top = cap[k]!;
    const from = Math.min(begin[k]!, top);
    const to = Math.min(end[k]!, top);
    const v = Math.sqrt(top);
    const ramps = (2 * top - from - to) / (2 * move.a);
    seconds += (v - Math.sqrt(from)) / move.a + (v - Math.sqrt(to)) / move.a + (move.length - ramps) / v;
  }
  return seconds;
}

export function slowKlipper({ steps, limits }: Program, m: KlipperMachine): number {
  let seconds = 0;
  let moves: KlipperMove[] = [];
  for (const step of steps) {
    if (step.kind === 'way') {
      const move = klipperMove(step.d, step.feed, limits[step.limits]!.print, m);
      if (move !== null) moves.push(move);
      continue;
    }
    seconds += klipperRun(moves, m) + step.seconds;
    moves = [];
  }
  return seconds;
}

// MK3S -----------------------------------------------------------------------------------------------------------------

export interface StepMachine {
  readonly v: readonly number[];
  readonly a: readonly number[];
  readonly jerk: readonly number[];
  readonly perMm: readonly number[];
}

interface StepBlock {
  readonly mm: number;
  readonly count: number;
  readonly rate: number;
  readonly speed: number;
  readonly push: number;
  readonly velocity: readonly number[];
  readonly safe: number;
  junction: number;
  halt: boolean;
  entry2: number;
  /** Fixed when it begins to run. */
  exit2: number | null;
}

const RING = 15;

function safeSpeed(speed: number, velocity: readonly number[], jerk: readonly number[]): number {
  let safe = speed;
  let limited = false;
  for (const [axis, v] of velocity.entries()) {
    const size = Math.abs(v);
    if (size <= jerk[axis]!) continue;
    if (!limited) {
      safe = jerk[axis]!;
      limited = true;
    } else if (size * safe > jerk[axis]! * speed) safe = (jerk[axis]! * speed) / size;
  }
  return safe;
}

function junctionSpeed(before: StepBlock, velocity: readonly number[], speed: number, jerk: readonly number[]): number {
  const slower = Math.min(before.speed, speed);
  // Only the earlier velocity is brought to the smaller speed.
  const shrink = slower / before.speed;
  let factor = 1;
  for (let axis = 0; axis < 4; axis++) {
    const exit = before.velocity[axis]! * shrink * factor;
    const entry = velocity[axis]! * factor;
    const jump = exit * entry >= 0 ? Math.abs(exit - entry) : Math.max(Math.abs(exit), Math.abs(entry));
    if (jump > jerk[axis]!) factor *= jerk[axis]! / jump;
  }
  return slower * factor;
}

function blockSeconds(block: StepBlock, exit2: number): number {
  const scale = block.rate / block.speed;
  const vn = block.rate;
  const v0 = Math.min(vn, Math.max(120, Math.ceil(Math.sqrt(block.entry2) * scale)));
  const v1 = Math.min(vn, Math.max(120, Math.ceil(Math.sqrt(exit2) * scale)));
  const a = block.push;
  const up = Math.ceil((vn * vn - v0 * v0) / (2 * a));
  const down = Math.floor((vn * vn - v1 * v1) / (2 * a));
  if (up + down < block.count) {
    // The ramps take what they need; the plateau has the rest.
    const ramp = (vn * vn - v0 * v0) / (2 * a);
    const low = Math.sqrt(vn * vn - 2 * a * down);
    return (vn - v0) / a + (block.count - ramp - down) / vn + (vn - low) / a;
  }
  const rise = Math.min(block.count, Math.max(0, Math.ceil((2 * a * block.count + v1 * v1 - v0 * v0) / (4 * a))));
  const top = Math.sqrt(v0 * v0 + 2 * a * rise);
  const low = Math.sqrt(Math.max(v1 * v1, top * top - 2 * a * (block.count - rise)));
  const fall = Math.max(0, (top * top - low * low) / (2 * a));
  return (top - v0) / a + (top - Math.min(low, top)) / a + (block.count - rise - fall) / low;
}

export function slowMk3({ steps, limits }: Program, m: StepMachine): number {
  let seconds = 0;
  const ring: StepBlock[] = [];
  const planned = [0, 0, 0, 0];
  const wanted = [0, 0, 0, 0];
  let before: StepBlock | null = null;
  const leave = (): void => {
    const [oldest, next] = ring;
    const exit2 = oldest!.exit2 ?? (next === undefined ? oldest!.safe ** 2 : next.entry2);
    seconds += blockSeconds(oldest!, exit2);
    ring.shift();
  };
  const run = (way: Extract<Step, { kind: 'way' }>): void => {
    for (let axis = 0; axis < 4; axis++) wanted[axis]! += way.d[axis]!;
    const signed = wanted.map((value, axis) => Math.round(value * m.perMm[axis]!) - planned[axis]!);
    const count = Math.max(...signed.map(Math.abs));
    if (count <= 5) return;
    const far = signed.map((value, axis) => value / m.perMm[axis]!);
    const rests = Math.max(...signed.slice(0, 3).map(Math.abs)) <= 5;
    const mm = rests ? Math.abs(far[3]!) : Math.sqrt(far[0]! ** 2 + far[1]! ** 2 + far[2]! ** 2);
    if (ring.length === RING) {
      leave();
      const [first, second] = ring;
      first!.exit2 = second === undefined ? first!.safe ** 2 : second.entry2;
    }
    const waiting = ring.length;
    let t = mm / way.feed;
    if (waiting >= 2 && waiting < 8 && t < 0.02) t += (2 * (0.02 - t)) / waiting;
    const factor = Math.min(1, ...far.map((value, axis) => (value === 0 ? 1 : m.v[axis]! / (Math.abs(value) / t))));
    const rate = factor === 1 ? Math.ceil(count / t) : Math.floor(Math.ceil(count / t) * factor);
    const velocity = far.map((value) => (value / t) * factor);
    const speed = (mm / t) * factor;
    const along = limits[way.limits]!;
    const alone = signed[0] === 0 && signed[1] === 0 && signed[2] === 0;
    let push = Math.ceil(((alone ? along.retract : signed[3] !== 0 ? along.print : along.travel) * count) / mm);
    if (!alone) {
      for (let axis = 0; axis < 4; axis++) {
        if (signed[axis] !== 0)
          push = Math.min(push, Math.floor((m.a[axis]! * m.perMm[axis]! * count) / Math.abs(signed[axis]!)));
      }
    }
    const { jerk = m.jerk } = along;
    const safe = safeSpeed(speed, velocity, jerk);
    const block: StepBlock = {
      mm,
      count,
      rate,
      speed,
      push,
      velocity,
      safe,
      junction: safe,
      halt: true,
      entry2: 0,
      exit2: null,
    };
    if (waiting > 1 && before !== null) {
      const junction = junctionSpeed(before, velocity, speed, jerk);
      if (!(before.safe > 0.99 * junction && safe > 0.99 * junction)) {
        block.junction = junction;
        block.halt = false;
      }
    }
    ring.push(block);
    plan();
    before = block;
    for (let axis = 0; axis < 4; axis++) planned[axis]! += signed[axis]!;
  };
  const plan = (): void => {
    const gain = (block: StepBlock): number => 2 * ((block.push * block.mm) / block.count) * block.mm;
    const last = ring.length - 1;
    const newest = ring[last]!;
    newest.entry2 = Math.min(newest.junction ** 2, newest.safe ** 2 + gain(newest));
    let k = last;
    while (k > 1) {
      k--;
      const block = ring[k]!;
      if (block.halt) break;
      block.entry2 = Math.min(block.junction ** 2, ring[k + 1]!.entry2 + gain(block));
    }
    for (let j = 1; j < ring.length; j++) {
      const reach = ring[j - 1]!.entry2 + gain(ring[j - 1]!);
      if (reach < ring[j]!.entry2) ring[j]!.entry2 = reach;
    }
  };
  for (const step of steps) {
    if (step.kind === 'way') run(step);
    else {
      while (ring.length > 0) leave();
      seconds += step.seconds;
    }
  }
  return seconds;
}
