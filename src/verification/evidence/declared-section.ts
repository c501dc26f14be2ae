import { MoveKind } from '../../model/toolpath.ts';

/** Share by which a line may differ from what its width takes, and [mm of filament] that rounding may add. */
const ALIKE = 0.03;
const ROUNDING = 0.0015;
/** Lines in a row that agree before a kind's factor is believed; and odd ones in a row, at most: more are made so on purpose. */
const BELIEVED = 8;
const FEW = 3;
/** Share by which a line is unlike those that go on with another factor: rounding and links are less. */
const NEITHER = 0.1;
/** Cases from which on, and share of the lines from which on, it is how the file is made. */
const HABIT = 12;
const SHARE = 0.002;
/**
 * Where the file gives no widths, all lines of a kind must be alike: so many, but for so few (or a share of them). Fills are
 * then laid alike for certain, but for the last line of a narrow place, which is fitted; walls narrow down to 0.85 of a line and
 * grow to 1.5 before they part (CuraEngine's defaults).
 */
const EVEN = { lines: 100, unlike: 3, share: 0.003 } as const;
/** [mm] A shorter line without a width of its own may be thick or thin: corners, links, what is left between two lines. */
const LONG = 3;
const FILL = { least: 0.9, most: 1.1 } as const;
const WALL = { least: 0.75, most: 1.6 } as const;
/** Share by which the length of a line may differ from that to the place where its contour closes. */
const CLOSES = 0.01;
const KINDS = 32;

function tableOf(kinds: readonly number[]): Uint8Array {
  const table = new Uint8Array(KINDS);
  for (const kind of kinds) table[kind] = 1;
  return table;
}
const FILLS = tableOf([MoveKind.solidInfill, MoveKind.topInfill, MoveKind.sparseInfill, MoveKind.support]);
const WALLS = tableOf([MoveKind.outerWall, MoveKind.innerWall]);
/** Kinds that slicers lay as wide as they say: bridges are stretched, and what a user wrote has no width of its own. */
const AS_SAID = tableOf([
  MoveKind.outerWall,
  MoveKind.innerWall,
  MoveKind.solidInfill,
  MoveKind.topInfill,
  MoveKind.sparseInfill,
  MoveKind.gapFill,
  MoveKind.skirt,
  MoveKind.brim,
  MoveKind.support,
  MoveKind.supportInterface,
]);

/** Whether lines of this kind are laid as wide as the file says. */
export function isAsSaid(kind: number): boolean {
  return AS_SAID[kind] === 1;
}

/** A line, or up to three in a row, whose filament is not that of its width and its way. */
export interface UndeclaredLine {
  readonly line: number;
  /** [mm] */
  readonly path: number;
  /** Of the filament that it should get. */
  readonly share: number;
}

/** A line that is heard; one object for all of them. */
export interface HeardLine {
  /** [mm of filament] */
  fed: number;
  /** [mm] */
  path: number;
  /** [mm2] that the file gives; or, where it gives none, the layer's height [mm]. */
  section: number;
  declared: boolean;
  kind: number;
  /** [mm/s] */
  feed: number;
  line: number;
  /** Of the first layer. */
  lowest: boolean;
  /** First after a travel. */
  begins: boolean;
  /** [mm] Where it begins and ends. */
  x0: number;
  y0: number;
  x: number;
  y: number;
}

interface Case extends UndeclaredLine {
  readonly kind: number;
  readonly declared: boolean;
  /** As fast as the lines like the others: slicers slow down what they lay wider. */
  samePace: boolean;
  /** Least and greatest share of the lines of the case. */
  least: number;
  most: number;
  /** Between two travels, as those of its kind are not: it may be as wide as its place. */
  apart: boolean;
  /** It is as long as the way from the end of its contour: it should have begun there. */
  closes: boolean;
}

/**
 * Filament that lines get, over what width, height and way that the file gives them take. PrusaSlicer and its children work
 * the filament of a line out of these three, so this factor is the same to the last digit all through a job (the filament's
 * own, 1 or near); a line for which it is another has a number changed, or does not begin where it was meant to.
 *
 *     ;WIDTH:0.45 ;HEIGHT:0.2     G1 X120 E.66     20 mm · 0.08 mm² = 0.66 mm of filament: as said
 *                                 G1 X126 E.66     26 mm: 77 %
 *
 * CuraEngine gives no widths; most of its kinds of lines have one for all layers, and those are asked the same way, with more
 * patience.
 */
export class DeclaredSection {
  /** [mm of filament a mm3] by kind, the first layer's apart; and how far it is believed. */
  readonly #factor = new Float64Array(2 * KINDS);
  readonly #belief = new Int32Array(2 * KINDS);
  /** [mm/s] By kind, of the last line like the others; lines heard; lines unlike the others. */
  readonly #pace = new Float64Array(KINDS);
  readonly #heard = new Int32Array(KINDS);
  readonly #unlike = new Int32Array(KINDS);
  /** Whether the last line like the others came after a travel. */
  readonly #begins = new Uint8Array(KINDS);
  /** Kinds that climb while they are laid, as spirals and slanted seams do: they fade in and out. */
  readonly #climbs = new Uint8Array(KINDS);
  readonly #cases: Case[] = [];
  #open: Case | null = null;
  #inARow = 0;
  /** Share of the second odd line in a row, and whether the later ones get as much. */
  readonly #second = new Float64Array(1);
  #agree = false;
  #lines = 0;
  /** The odd first line of the contour at hand; [mm] its end, and how long it should be. */
  #beginning: Case | null = null;
  readonly #end = new Float64Array(3);

  /** Hears every line of a millimetre and more, in order. */
  hear(heard: HeardLine): void {
    const { kind, fed } = heard;
    if (AS_SAID[kind] === 0 || !(heard.section > 0)) return;
    this.#lines++;
    this.#heard[kind]!++;
    const group = heard.lowest ? kind + KINDS : kind;
    const way = heard.path * heard.section;
    const expected = this.#factor[group]! * way;
    // Nearly every line.
    if (Math.abs(fed - expected) <= ALIKE * expected + ROUNDING) {
      if (this.#belief[group]! < BELIEVED) this.#belief[group]!++;
      if (this.#inARow > 0) this.#close(heard.begins);
      this.#pace[kind] = heard.feed;
      this.#begins[kind] = heard.begins ? 1 : 0;
      return;
    }
    if (this.#belief[group]! >= BELIEVED) this.#stray(heard, group);
    else if (--this.#belief[group]! <= 0) {
      this.#factor[group] = fed / way;
      this.#belief[group] = 1;
    }
  }

  #stray(heard: HeardLine, group: number): void {
    const { kind, line, path, declared } = heard;
    this.#unlike[kind]!++;
    const expected = this.#factor[group]! * path * heard.section;
    const share = heard.fed / expected;
    const samePace = heard.feed === this.#pace[kind];
    if (++this.#inARow === 1) {
      this.#open = {
        kind,
        line,
        path,
        share,
        declared,
        samePace,
        least: share,
        most: share,
        apart: heard.begins && this.#begins[kind] === 0,
        closes: false,
      };
      if (heard.begins && WALLS[kind] === 1) {
        this.#beginning = this.#open;
        this.#end.set([heard.x, heard.y, path * share]);
      }
    } else if (this.#open !== null) {
      this.#open.samePace &&= samePace;
      this.#open.least = Math.min(this.#open.least, share);
      this.#open.most = Math.max(this.#open.most, share);
    }
    if (this.#inARow === 2) this.#second[0] = share;
    this.#agree = this.#inARow === 2 || (this.#agree && Math.abs(share / this.#second[0]! - 1) <= ALIKE);
    if (this.#inARow <= FEW) return;
    // From here on it is another factor: another filament, another object.
    this.#closeBefore(this.#second[0]!);
    this.#belief[group] = 0;
  }

  /** The nozzle leaves a contour there. [mm] */
  leave(x: number, y: number): void {
    const first = this.#beginning;
    if (first === null) return;
    this.#beginning = null;
    const [ex, ey, length] = this.#end;
    const closing = Math.sqrt((x - ex!) * (x - ex!) + (y - ey!) * (y - ey!));
    first.closes = Math.abs(closing - length!) <= CLOSES * length!;
  }

  climbs(kind: number): void {
    this.#climbs[kind] = 1;
  }

  /** Another filament. */
  reset(): void {
    this.#belief.fill(0);
    this.#open = null;
    this.#inARow = 0;
  }

  /** Lines of another factor go on: the first one may be like neither these nor those before. @param other of the usual */
  #closeBefore(other: number): void {
    const first = this.#open;
    this.#open = null;
    if (first === null || !first.declared || !this.#agree || this.#cases.length > HABIT) return;
    const share = first.share / other;
    if (Math.abs(share - 1) > NEITHER && first.path >= LONG) this.#cases.push({ ...first, share });
  }

  /** @param left the usual line that follows comes after a travel */
  #close(left: boolean): void {
    if (this.#open !== null) this.#open.apart &&= left;
    if (this.#open !== null && this.#cases.length <= HABIT) this.#cases.push(this.#open);
    this.#open = null;
    this.#inARow = 0;
  }

  /** The file says no width: is the line odd among lines of one width? */
  #isOdd({ kind, path, share, samePace, least, most, apart, closes }: Case): boolean {
    const heard = this.#heard[kind]!;
    if (path < LONG || (WALLS[kind] === 0 && FILLS[kind] === 0)) return false;
    const even = heard >= EVEN.lines && this.#unlike[kind]! <= Math.max(EVEN.unlike, EVEN.share * heard);
    if (!even || !samePace) return false;
    if (closes) return true;
    const { least: low, most: high } = FILLS[kind] === 1 && !apart ? FILL : WALL;
    // A corner that is moved makes one of its lines longer, and the other shorter.
    const moved = least < 1 - ALIKE && most > 1 + ALIKE;
    return moved || share < low || share > high;
  }

  /** What the end of the job shows. */
  end(): readonly UndeclaredLine[] {
    const cases = this.#cases.filter((each) => this.#climbs[each.kind] === 0 && (each.declared || this.#isOdd(each)));
    return cases.length > HABIT || cases.length > Math.max(2, SHARE * this.#lines) ? [] : cases;
  }

  /** [mm of filament a mm3] Of most walls and fills; 0: not known. */
  get factor(): number {
    for (const kind of [MoveKind.innerWall, MoveKind.sparseInfill, MoveKind.solidInfill, MoveKind.outerWall]) {
      if (this.#belief[kind] === BELIEVED && this.#climbs[kind] === 0) return this.#factor[kind]!;
    }
    return 0;
  }
}
