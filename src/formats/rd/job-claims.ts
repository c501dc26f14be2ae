import { numberText, sayText, type Text } from '../../base/text.ts';
import { FULL_POWER } from './spec.ts';

/** [µm] x0 y0 x1 y1 */
type Box = [number, number, number, number];

/** What the header says of a layer, as far as it does, and where its lines really lie. */
interface Claim {
  /** [mm/s] */
  speed?: number;
  /** [0…1] */
  least?: number;
  most?: number;
  readonly box: Box;
  readonly burnt: Box;
}

/** Half a step of a power: its numbers are whole. */
const SLACK = 0.5 / FULL_POWER;

/** A contradiction: what, at which command, and whether no program's job may hold it. */
export interface Contradiction {
  readonly what: Text;
  readonly line: number;
  readonly certain?: true;
}

/**
 * Holds the body of a job against its header, which says speed, powers and box of every layer: the two are written from
 * the same numbers. Boxes are looked at in our own jobs only; from where other programs measure them is not published.
 */
export class JobClaims {
  own = false;
  readonly #layers = new Map<number, Claim>();
  /** Of everything that moves; filled by the header. [µm] */
  readonly #whole: Box = boxOfNothing();
  #layer = -1;
  #speed = 0;
  #speedLine = 0;
  #least = 0;
  #most = 0;
  #powerLine = 0;
  /** Commands that gave a power since the layer was chosen. */
  #powers = 0;
  /** Something was set since it was last looked at. */
  #fresh = false;
  #x = Number.NaN;
  #y = Number.NaN;
  #strayed = false;

  /** What the header says of a layer, to be filled by it. */
  of(layer: number): Claim {
    let claim = this.#layers.get(layer);
    if (claim === undefined) {
      claim = { box: boxOfNothing(), burnt: boxOfNothing() };
      this.#layers.set(layer, claim);
    }
    return claim;
  }

  /** A corner of the box of a layer, or of the whole job. */
  corner(layer: number | null, x: number, y: number): void {
    grow(layer === null ? this.#whole : this.of(layer).box, x, y);
  }

  /** The claim of the layer that is chosen. */
  get chosen(): Readonly<Claim> | undefined {
    return this.#layers.get(this.#layer);
  }

  choose(layer: number, line: number): Contradiction | null {
    this.#layer = layer;
    this.#powers = 0;
    this.#speed = this.chosen?.speed ?? this.#speed;
    this.#least = this.chosen?.least ?? this.#least;
    this.#most = this.chosen?.most ?? this.#most;
    this.#speedLine = line;
    this.#powerLine = line;
    this.#fresh = true;
    if (this.#layers.size === 0 || this.chosen !== undefined) return null;
    return { line, certain: true, what: sayText(NO_LAYER, layer) };
  }

  setSpeed(speed: number, line: number): void {
    this.#speed = speed;
    this.#speedLine = line;
    this.#fresh = true;
  }

  setPowers(least: number, most: number, line: number): void {
    this.#least = least;
    this.#most = most;
    this.#powerLine = line;
    this.#powers++;
    this.#fresh = true;
  }

  /** A move. [µm] */
  go(x: number, y: number, burns: boolean, line: number): Contradiction | null {
    const claim = this.chosen;
    let told: Contradiction | null = null;
    if (burns && claim !== undefined) {
      if (this.own) {
        if (!Number.isNaN(this.#x)) grow(claim.burnt, this.#x, this.#y);
        grow(claim.burnt, x, y);
      }
      if (this.#fresh) told = this.#settings(claim);
      this.#fresh = false;
    }
    this.#x = x;
    this.#y = y;
    if (told !== null || !this.own || this.#strayed) return told;
    // The lines of a layer have their own box; ways between them only that of the whole.
    const box = burns && claim !== undefined ? claim.box : this.#whole;
    if (within(box, x, y)) return null;
    this.#strayed = true;
    return { line, what: sayText(STRAY, numberText(x / 1000, 3), numberText(y / 1000, 3), boxText(box)) };
  }

  /** At the end: every layer reaches as far as the header says. */
  end(line: number): Contradiction | null {
    if (!this.own || this.#strayed) return null;
    for (const [layer, { box, burnt }] of this.#layers) {
      if (box.every((edge, k) => edge === burnt[k])) continue;
      if (burnt[0] > burnt[2]) return { line, what: sayText(NOTHING_BURNT, layer) };
      return { line, what: sayText(FALLS_SHORT, layer, boxText(box), boxText(burnt)) };
    }
    return null;
  }

  #settings({ speed, least = 0, most = 1 }: Claim): Contradiction | null {
    if (this.#speed === 0) return { line: this.#speedLine, certain: true, what: sayText(NO_SPEED, this.#layer) };
    if (speed !== undefined && this.#speed !== speed)
      return {
        line: this.#speedLine,
        what: sayText(OTHER_SPEED, numberText(this.#speed, 3), this.#layer, numberText(speed, 3)),
      };
    const line = this.#powerLine;
    const percent = (share: number): Text => numberText(100 * share, 1);
    if (this.#least < least - SLACK || this.#most > most + SLACK || this.#least > this.#most + SLACK)
      return {
        line,
        what: sayText(
          OTHER_POWER,
          percent(this.#least),
          percent(this.#most),
          this.#layer,
          percent(least),
          percent(most),
        ),
      };
    // Both powers of the tube are told anew wherever a layer, or a part of it, begins.
    if (this.own && this.#powers < 2) return { line, what: sayText(NO_POWER, this.#layer) };
    return null;
  }
}

const NO_LAYER: Text = {
  en: 'Layer {0} is burnt, and the header does not describe it.',
  fr: 'Le calque {0} est brûlé, et l’en-tête ne le décrit pas.',
};
const NO_SPEED: Text = {
  en: 'Layer {0} is burnt at 0 mm/s: the beam stands still.',
  fr: 'Le calque {0} est brûlé à 0 mm/s : le faisceau ne bouge pas.',
};
const OTHER_SPEED: Text = {
  en: '{0} mm/s is set in layer {1}; the header says {2}.',
  fr: '{0} mm/s dans le calque {1} ; l’en-tête annonce {2}.',
};
const OTHER_POWER: Text = {
  en: 'Powers of {0} to {1} % are set in layer {2}; the header says {3} to {4} %.',
  fr: 'Des puissances de {0} à {1} % dans le calque {2} ; l’en-tête annonce {3} à {4} %.',
};
const NO_POWER: Text = {
  en: 'Layer {0} is burnt without a power of its own.',
  fr: 'Le calque {0} est brûlé sans puissance à lui.',
};
const STRAY: Text = {
  en: 'The head goes to ({0}, {1}); the header says {2}.',
  fr: 'La tête va en ({0}, {1}) ; l’en-tête annonce {2}.',
};
const FALLS_SHORT: Text = {
  en: 'By the header layer {0} takes {1}; it is burnt over {2}.',
  fr: 'D’après l’en-tête, le calque {0} occupe {1} ; il est brûlé sur {2}.',
};
const NOTHING_BURNT: Text = {
  en: 'The header describes layer {0}; nothing of it is burnt.',
  fr: 'L’en-tête décrit le calque {0} ; rien n’en est brûlé.',
};

function boxText([x0, y0, x1, y1]: Readonly<Box>): Text {
  const mm = (value: number): Text => numberText(value / 1000, 3);
  return sayText(
    { en: '({0}, {1}) to ({2}, {3}) mm', fr: 'de ({0}, {1}) à ({2}, {3}) mm' },
    mm(x0),
    mm(y0),
    mm(x1),
    mm(y1),
  );
}

function boxOfNothing(): Box {
  return [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
}

function grow(box: Box, x: number, y: number): void {
  if (x < box[0]) box[0] = x;
  if (y < box[1]) box[1] = y;
  if (x > box[2]) box[2] = x;
  if (y > box[3]) box[3] = y;
}

function within([x0, y0, x1, y1]: Readonly<Box>, x: number, y: number): boolean {
  return x >= x0 && x <= x1 && y >= y0 && y <= y1;
}
