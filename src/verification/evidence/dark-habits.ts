/** Dark moves, and burnt ones, that must agree before a habit is believed; and the few that break it. */
const ENOUGH = 10;
const FEW = 2;
/** Burnt moves of a picture; and how many times the next one a single power must be, to be none of the picture's. */
const PICTURE = 100;
const FAR = 2;

interface Pace {
  dark: number;
  burnt: number;
  readonly lines: number[];
}

interface Shade {
  count: number;
  line: number;
  within: boolean;
}

/** What breaks a habit: `way`: burnt at the speed of the ways; `overrun`: the run-out of a row; `full`: a single power. */
export interface HabitBreak {
  readonly kind: 'way' | 'overrun' | 'full';
  readonly line: number;
}

/**
 * What the program that wrote a laser job always leaves dark: ways at a speed of their own, and the run-out at the end of each
 * row. Where it burns once, an S0 is lost. And among the hundreds of powers of a picture, one far above all others.
 *
 *     G1 X40 S300     burnt              G1 X40 S300
 *     G1 X45 S0       run-out            G1 X45         … S0 is lost
 *     G0 Y20.1                           G0 Y20.1
 */
export class DarkHabits {
  readonly #paces = new Map<number, Pace>();
  readonly #shades = new Map<number, Shade>();
  /** The pace [mm/s] and the power that were asked for last, with what is known of them: dots of a picture share both. */
  #paceAt: Pace = { dark: 0, burnt: 0, lines: [] };
  #shadeAt: Shade = { count: 0, line: 0, within: false };
  readonly #asked = new Float64Array(2).fill(Number.NaN);
  #burnt = 0;
  // Rows in a row that end dark; the burnt row that waits for the next one; [mm/s, 0…1] of the last burnt move but one.
  #rows = 0;
  #waiting = 0;
  readonly #last = new Float64Array(2);
  #alike = false;
  #lastLine = 0;
  #state: 'dark' | 'burnt' | 'rapid' = 'rapid';
  /** The single power at hand has burnt moves of its row on both sides. */
  #open: Shade | null = null;
  readonly #overruns: number[] = [];
  #breaks = 0;

  #pace(feed: number): Pace {
    if (this.#asked[0] === feed) return this.#paceAt;
    let pace = this.#paces.get(feed);
    if (pace === undefined) {
      pace = { dark: 0, burnt: 0, lines: [] };
      this.#paces.set(feed, pace);
    }
    this.#asked[0] = feed;
    this.#paceAt = pace;
    return pace;
  }

  /** A burnt move. @param feed [mm/s] @param power [0…1] */
  burn(feed: number, power: number, line: number): void {
    const pace = this.#pace(feed);
    pace.burnt++;
    // Another operation has another power.
    if (pace.lines.length <= FEW && this.#last[1] === power) pace.lines.push(line);
    this.#burnt++;
    this.#alike = this.#last[0] === feed && this.#last[1] === power;
    const joined = this.#state !== 'rapid' && this.#last[0] === feed;
    if (this.#open !== null) this.#open.within &&= joined;
    this.#open = null;
    if (this.#asked[1] === power) this.#shadeAt.count++;
    else this.#shade(power, line, joined);
    this.#last[0] = feed;
    this.#last[1] = power;
    this.#lastLine = line;
    this.#state = 'burnt';
  }

  #shade(power: number, line: number, within: boolean): void {
    let shade = this.#shades.get(power);
    if (shade === undefined) {
      shade = { count: 1, line, within };
      this.#shades.set(power, shade);
      this.#open = shade;
    } else shade.count++;
    this.#asked[1] = power;
    this.#shadeAt = shade;
  }

  /** A dark move at working speed. */
  dark(feed: number): void {
    this.#pace(feed).dark++;
    this.#state = 'dark';
  }

  /** More dots of a picture, and as many gaps, all like the last burnt move and the dark one behind it. */
  dots(count: number): void {
    this.#paceAt.burnt += count;
    this.#paceAt.dark += count;
    this.#shadeAt.count += count;
    this.#burnt += count;
  }

  rapid(): void {
    if (this.#state === 'dark') {
      if (this.#waiting > 0) {
        this.#breaks++;
        if (this.#overruns.length < FEW) this.#overruns.push(this.#waiting);
      }
      this.#waiting = 0;
      this.#rows++;
    } else if (this.#state === 'burnt') {
      this.#waiting = this.#rows >= ENOUGH && this.#waiting === 0 && this.#alike ? this.#lastLine : 0;
      if (this.#waiting === 0) this.#rows = 0;
    }
    if (this.#open !== null) this.#open.within = false;
    this.#open = null;
    this.#state = 'rapid';
  }

  #full(): HabitBreak | null {
    if (this.#burnt < PICTURE) return null;
    let [most, next] = [0, 0];
    for (const power of this.#shades.keys()) {
      if (power > most) [most, next] = [power, most];
      else if (power > next) next = power;
    }
    const { count, within, line } = this.#shades.get(most)!;
    return count === 1 && within && next > 0 && most >= FAR * next ? { kind: 'full', line } : null;
  }

  end(): readonly HabitBreak[] {
    this.rapid();
    const found: HabitBreak[] = [];
    for (const { dark, burnt, lines } of this.#paces.values()) {
      if (dark < ENOUGH || burnt > FEW || this.#burnt - burnt < ENOUGH) continue;
      for (const line of lines) found.push({ kind: 'way', line });
    }
    if (this.#breaks <= FEW) for (const line of this.#overruns) found.push({ kind: 'overrun', line });
    const full = this.#full();
    return full === null ? found : [...found, full];
  }
}
