import { isPaper } from '../../geometry/paths/drawing-measures.ts';
import type { Color, Drawing, Shape } from '../../model/part.ts';
import { CONVENTION_OF_WRITER, CONVENTIONS, type Convention, type ConventionName } from './conventions.ts';
import type { LaserMachine, OperationName } from './machine.ts';
import type { LaserSettings } from './settings.ts';

/** One stroked subpath and what is done along it. */
export interface Stroke {
  readonly shape: number;
  readonly subpath: number;
  readonly operation: 'cut' | 'score';
}

/** Paint that no rule of the machine speaks of, with the shapes that wear it. */
export interface UnmappedPaint {
  readonly color: Color;
  readonly use: 'stroke' | 'fill';
  readonly shapes: readonly number[];
  /** The colour of the map that comes nearest, and what it does; absent where none is at all like it. */
  readonly nearest?: { readonly color: Color; readonly operation: OperationName };
}

/** A drawing by operation. Every shape is in one of the lists, or in `ignored`; with an area and a line it may be in two. */
export interface SortedDrawing {
  readonly strokes: readonly Stroke[];
  /** Shapes whose filled area is engraved, in the order of the file; paper-coloured ones hide what lies under them. */
  readonly fills: readonly number[];
  /** Shapes whose stroke is engraved as wide as it is drawn; paper-coloured ones hide what lies under them. */
  readonly wideStrokes: readonly number[];
  readonly images: readonly number[];
  readonly unmapped: readonly UnmappedPaint[];
  /** Shapes left out because their layer or colour says so. */
  readonly ignored: readonly number[];
  /** Colours that are nearly, not exactly, one of the map. */
  readonly nearMisses: readonly { readonly color: Color; readonly meant: Color; readonly shape: number }[];
}

/** Layer names as people give them in French and English labs. */
const LAYER_WORDS: readonly (readonly [RegExp, OperationName])[] = [
  [/^\W*(d[ée]coup|coupe|cut)/i, 'cut'],
  [/^\W*(marqu|trac[ée]|score|mark)/i, 'score'],
  [/^\W*(grav|engrav|raster)/i, 'engrave'],
  [/^\W*(ignor|guide|notes?\b|cotes?\b|dimension)/i, 'ignore'],
];

/** Sorts a drawing by what is done with each of its shapes. */
export function sortDrawing(drawing: Drawing, machine: LaserMachine, settings: LaserSettings): SortedDrawing {
  const sorter = sorterFor(drawing, machine, settings);
  for (const [index, shape] of drawing.shapes.entries()) sorter.take(index, shape);
  const images: number[] = [];
  for (const [index, image] of drawing.images.entries())
    if (sorter.layerOperation(image.layer) !== 'ignore' && !sorter.leaves(image)) images.push(index);
  return { ...sorter.sorted, images, unmapped: [...sorter.unmapped.values()] };
}

/**
 * Who decides: `--set convention`, else the program that wrote the file where its colours have a meaning of their own,
 * else the machine with `--set operations`. Such a program knows nothing of the machine's own colours, so they do not count for its files.
 */
function sorterFor({ colorsOf }: Drawing, machine: LaserMachine, settings: LaserSettings): Sorter {
  const of = (colors: LaserMachine['colors'], name: ConventionName): Sorter => {
    const convention = CONVENTIONS[name];
    const { outlinedAreas: asked } = settings;
    const outlinedAreas = asked === undefined ? convention.outlinedAreas : asked === 'engrave';
    return new Sorter({ ...machine, colors }, { ...convention, outlinedAreas });
  };
  if (settings.convention !== undefined) return of(machine.colors, settings.convention);
  if (colorsOf !== undefined && settings.operations === undefined) return of([], CONVENTION_OF_WRITER[colorsOf]);
  return of(machine.colors, machine.convention);
}

class Sorter {
  readonly sorted = {
    strokes: [] as Stroke[],
    fills: [] as number[],
    wideStrokes: [] as number[],
    ignored: [] as number[],
    nearMisses: [] as { color: Color; meant: Color; shape: number }[],
  };
  readonly unmapped = new Map<string, UnmappedPaint & { shapes: number[] }>();
  readonly #machine: LaserMachine;
  readonly #convention: Convention;
  readonly #layers: ReadonlyMap<string, OperationName>;

  constructor(machine: LaserMachine, convention: Convention) {
    this.#machine = machine;
    this.#convention = convention;
    this.#layers = new Map([...machine.layers].map(([name, operation]) => [name.toLowerCase(), operation]));
  }

  layerOperation(layer: string): OperationName | undefined {
    const named = this.#layers.get(layer.toLowerCase());
    if (named !== undefined || !this.#convention.layers) return named;
    return LAYER_WORDS.find(([pattern]) => pattern.test(layer))?.[1];
  }

  /** True for a pattern or shades under a line where such areas are not engraved. */
  leaves({ under, layer }: Pick<Shape, 'under' | 'layer'>): boolean {
    if (under === undefined) return false;
    const byLayer = this.layerOperation(layer);
    return byLayer === undefined ? !this.#convention.outlinedAreas : byLayer !== 'engrave';
  }

  take(index: number, shape: Shape): void {
    const byLayer = this.layerOperation(shape.layer);
    if (shape.operation === 'ignore' || byLayer === 'ignore' || this.leaves(shape)) this.sorted.ignored.push(index);
    else if (shape.operation !== undefined) this.#put(index, shape, shape.operation);
    else if (byLayer !== undefined) this.#put(index, shape, byLayer);
    else if (shape.stroke !== null) this.#outlined(index, shape, shape.stroke);
    else if (shape.fill !== null && isPaper(shape.fill)) this.sorted.fills.push(index);
    else if (shape.fill !== null) this.#byColor(index, shape, shape.fill, 'fill');
    else this.sorted.ignored.push(index);
  }

  /** A shape with a line; its dark area is engraved as well where the convention has it so. */
  #outlined(index: number, shape: Shape, stroke: Color): void {
    const { fills } = this.sorted;
    const { fill } = shape;
    const before = fills.length;
    this.#byColor(index, shape, stroke, 'stroke');
    if (fill === null || isPaper(fill) || !this.#convention.outlinedAreas || fills.length > before) return;
    if (this.#lookUp(fill, 'fill', index) === 'engrave') fills.push(index);
  }

  #byColor(index: number, shape: Shape, color: Color, use: 'stroke' | 'fill'): void {
    const operation = this.#lookUp(color, use, index);
    if (operation !== undefined) {
      if (operation === 'ignore') this.sorted.ignored.push(index);
      else this.#put(index, shape, operation);
      return;
    }
    if (use === 'stroke' && isPaper(color) && (shape.fill !== null || this.#isOverEngraving())) {
      this.#put(index, shape, 'engrave');
      return;
    }
    const key = `${use} ${color.r} ${color.g} ${color.b}`;
    const entry = this.unmapped.get(key);
    if (entry === undefined) this.unmapped.set(key, { color, use, shapes: [index], ...this.#nearest(color, use) });
    else entry.shapes.push(index);
  }

  /** What the map says, the lab's own colours first. */
  #listed(use: 'stroke' | 'fill'): readonly { readonly color: Color; readonly operation: OperationName }[] {
    return [
      ...this.#machine.colors.map(({ color, value }) => ({ color, operation: value })),
      ...(use === 'stroke' ? this.#convention.strokes : this.#convention.fills),
    ];
  }

  #nearest(color: Color, use: 'stroke' | 'fill'): Pick<UnmappedPaint, 'nearest'> {
    const listed = this.#listed(use);
    if (listed.length === 0) return {};
    const nearest = listed.reduce((a, b) => (distance2(b.color, color) < distance2(a.color, color) ? b : a));
    return distance2(nearest.color, color) > UNLIKE * UNLIKE ? {} : { nearest };
  }

  #lookUp(color: Color, use: 'stroke' | 'fill', shape: number): OperationName | undefined {
    const listed = this.#listed(use);
    const exact = listed.find((entry) => apart(entry.color, color) === 0);
    if (exact !== undefined) return exact.operation;
    const near = listed.find((entry) => apart(entry.color, color) <= this.#machine.colorTolerance);
    if (near !== undefined) {
      this.sorted.nearMisses.push({ color, meant: near.color, shape });
      return near.operation;
    }
    const other = use === 'stroke' ? this.#convention.otherStroke : this.#convention.otherFill;
    return other === 'unmapped' ? undefined : other;
  }

  #put(index: number, shape: Shape, operation: Exclude<OperationName, 'ignore'>): void {
    const { fill, stroke, subpaths } = shape;
    const { fills, wideStrokes, strokes } = this.sorted;
    if (operation === 'engrave') {
      if (fill !== null) fills.push(index);
      if (fill === null || stroke !== null) wideStrokes.push(index);
      return;
    }
    for (let subpath = 0; subpath < subpaths.length; subpath++) strokes.push({ shape: index, subpath, operation });
    if (fill !== null && isPaper(fill) && this.#isOverEngraving()) fills.push(index);
  }

  /** True where something is engraved that lies under what comes now. */
  #isOverEngraving(): boolean {
    return this.sorted.fills.length + this.sorted.wideStrokes.length > 0;
  }
}

/** [of 255] Farther apart than this, by the square root of the sum of squares, no one takes a colour for another. */
const UNLIKE = 200;

/** How far apart to the eye, roughly: the sum of squares. */
function distance2(a: Color, b: Color): number {
  return (a.r - b.r) ** 2 + (a.g - b.g) ** 2 + (a.b - b.b) ** 2;
}

/** Greatest difference of a channel, 0…255. */
function apart(a: Color, b: Color): number {
  return Math.max(Math.abs(a.r - b.r), Math.abs(a.g - b.g), Math.abs(a.b - b.b));
}
