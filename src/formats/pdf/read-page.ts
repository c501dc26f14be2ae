import { FormatError } from '../../base/errors.ts';
import { type Affine, affineScale, composeAffine, isFiniteAffine } from '../../geometry/affine.ts';
import { SubpathBuilder } from '../../geometry/paths/subpath-builder.ts';
import type { Color, PlacedImage, Raster, Shape } from '../../model/part.ts';
import { decodePicture } from '../decode-picture.ts';
import type { PdfFile } from './read-file.ts';
import { colorOf, pictureGrey } from './read-paint.ts';
import { isMap, nameOf, type PdfValue, ValueReader } from './read-values.ts';

interface State {
  ctm: Affine;
  stroke: Color;
  fill: Color;
  width: number;
}

/** What a page draws, in mm, and what of it is not understood, with how often. */
export interface PageContent {
  readonly shapes: readonly Shape[];
  readonly images: readonly PlacedImage[];
  readonly unread: ReadonlyMap<string, number>;
}

const MOST_FORMS = 24;
const MOST_OPERATORS = 20_000_000;
const BLACK: Color = { r: 0, g: 0, b: 0 };

/** Runs the drawing operators of a page (ISO 32000-1, annex A): paths, colours, pictures, forms. */
export class PageReader {
  readonly #file: PdfFile;
  readonly #shapes: Shape[] = [];
  readonly #images: PlacedImage[] = [];
  readonly #unread = new Map<string, number>();
  readonly #path = new SubpathBuilder();
  #state: State;
  #stack: State[] = [];
  #operators = 0;

  /** @param map from the page's points to mm */
  constructor(file: PdfFile, map: Affine) {
    this.#file = file;
    this.#state = { ctm: map, stroke: BLACK, fill: BLACK, width: 1 };
  }

  result(): PageContent {
    return { shapes: this.#shapes, images: this.#images, unread: this.#unread };
  }

  async run(content: Uint8Array, resources: ReadonlyMap<string, PdfValue>, depth = 0): Promise<void> {
    const reader = new ValueReader(new TextDecoder('latin1').decode(content));
    let operands: PdfValue[] = [];
    for (let value = reader.next(); value !== undefined; value = reader.next()) {
      if (typeof value !== 'object' || value === null || !('operator' in value)) {
        if (operands.length < 64) operands.push(value);
        continue;
      }
      if (++this.#operators > MOST_OPERATORS) throw tooLong();
      if (value.operator === 'BI') skipInlinePicture(reader);
      if (value.operator === 'Do') await this.#paint(nameOf(operands[0]), resources, depth);
      else this.#operator(value.operator, operands);
      operands = [];
    }
  }

  #operator(operator: string, operands: readonly PdfValue[]): void {
    const n = operands.map((value) => (typeof value === 'number' ? value : Number.NaN));
    if (this.#draw(operator, n) || this.#setState(operator, n)) return;
    if (/^(?:S|s|f|F|f\*|B|B\*|b|b\*|n)$/.test(operator)) this.#finish(operator);
    else if (UNREAD[operator] !== undefined) this.#note(UNREAD[operator]);
  }

  #note(what: string): void {
    this.#unread.set(what, (this.#unread.get(what) ?? 0) + 1);
  }

  #draw(operator: string, n: readonly number[]): boolean {
    const path = this.#path;
    const [a = NaN, b = NaN, c = NaN, d = NaN, e = NaN, f = NaN] = n;
    switch (operator) {
      case 'm':
        path.moveTo(a, b);
        return true;
      case 'l':
        path.lineTo(a, b);
        return true;
      case 'c':
        path.cubicTo(a, b, c, d, e, f);
        return true;
      case 'v':
        path.cubicTo(path.x, path.y, a, b, c, d);
        return true;
      case 'y':
        path.cubicTo(a, b, c, d, c, d);
        return true;
      case 'h':
        path.close();
        return true;
      case 're':
        path.moveTo(a, b);
        path.lineTo(a + c, b);
        path.lineTo(a + c, b + d);
        path.lineTo(a, b + d);
        path.close();
        return true;
      default:
        return false;
    }
  }

  #setState(operator: string, n: readonly number[]): boolean {
    const state = this.#state;
    switch (operator) {
      case 'q':
        if (this.#stack.length < 4096) this.#stack.push({ ...state });
        return true;
      case 'Q':
        this.#state = this.#stack.pop() ?? state;
        return true;
      case 'cm': {
        const map = composeAffine(state.ctm, [n[0] ?? 1, n[1] ?? 0, n[2] ?? 0, n[3] ?? 1, n[4] ?? 0, n[5] ?? 0]);
        if (isFiniteAffine(map)) state.ctm = map;
        return true;
      }
      case 'w':
        state.width = n[0] ?? 0;
        return true;
      case 'RG':
      case 'G':
      case 'K':
      case 'SC':
      case 'SCN':
        state.stroke = colorOf(n) ?? state.stroke;
        return true;
      case 'rg':
      case 'g':
      case 'k':
      case 'sc':
      case 'scn':
        state.fill = colorOf(n) ?? state.fill;
        return true;
      default:
        return false;
    }
  }

  #finish(operator: string): void {
    if (operator === 's' || operator === 'b' || operator === 'b*') this.#path.close();
    const { ctm, stroke, fill, width } = this.#state;
    const strokes = /[SsBb]/.test(operator);
    const fills = /[fFBb]/.test(operator);
    const { subpaths, lost } = this.#path.take(ctm);
    if (lost > 0) this.#note('path');
    if (subpaths.length === 0 || operator === 'n') return;
    this.#shapes.push({
      subpaths,
      stroke: strokes ? stroke : null,
      fill: fills ? fill : null,
      fillRule: operator.endsWith('*') ? 'evenodd' : 'nonzero',
      strokeWidth: strokes ? width * affineScale(ctm) : 0,
      layer: '',
      element: 'path',
      id: '',
      line: 0,
    });
  }

  async #paint(name: string, resources: ReadonlyMap<string, PdfValue>, depth: number): Promise<void> {
    const reference = this.#file.map(resources.get('XObject')).get(name);
    const object = this.#file.map(reference);
    const kind = nameOf(this.#file.resolve(object.get('Subtype')));
    if (kind === 'Image') return this.#image(reference, object);
    if (kind !== 'Form' || depth >= MOST_FORMS) return this.#note(kind === 'Form' ? 'form' : 'object');
    const content = await this.#file.stream(reference);
    if (content === undefined) return this.#note('form');
    const before = this.#state;
    const stack = this.#stack;
    const matrix = this.#file.numbers(object.get('Matrix'));
    const map = matrix.length === 6 ? composeAffine(before.ctm, matrix as unknown as Affine) : before.ctm;
    this.#state = { ...before, ctm: isFiniteAffine(map) ? map : before.ctm };
    this.#stack = [];
    const own = this.#file.resolve(object.get('Resources'));
    await this.run(content, isMap(own) ? own : resources, depth + 1);
    this.#state = before;
    this.#stack = stack;
  }

  async #image(reference: PdfValue | undefined, object: ReadonlyMap<string, PdfValue>): Promise<void> {
    const raster = await this.#raster(reference, object);
    if (raster === null) return this.#note('picture');
    const { width, height } = raster;
    // The unit square with its upper edge at 1, as pixels from the upper left corner down.
    const own: Affine = [1 / width, 0, 0, -1 / height, 0, 1];
    const transform = composeAffine(this.#state.ctm, own);
    this.#images.push({ raster, transform, layer: '', id: '', line: 0 });
  }

  async #raster(reference: PdfValue | undefined, object: ReadonlyMap<string, PdfValue>): Promise<Raster | null> {
    const filters = this.#file.filters(object);
    if (filters.length === 1 && filters[0] === 'DCTDecode') {
      const jpeg = this.#file.packed(reference);
      try {
        return jpeg === undefined ? null : (await decodePicture(jpeg)).raster;
      } catch (error) {
        if (error instanceof FormatError) return null;
        throw error;
      }
    }
    const bytes = await this.#file.stream(reference);
    return bytes === undefined ? null : pictureGrey(bytes, object, this.#file);
  }
}

/** Operators that leave marks which are not read. */
const UNREAD: Readonly<Record<string, string>> = { BT: 'text', sh: 'shading', BI: 'inline picture' };

/** From `BI` to `EI`: small pictures inside the content; told, not read. */
function skipInlinePicture(reader: ValueReader): void {
  const end = /\sEI(?=[\s\0]|$)/g;
  end.lastIndex = reader.at;
  const match = end.exec(reader.text);
  reader.at = match === null ? reader.text.length : end.lastIndex;
}

function tooLong(): FormatError {
  return new FormatError(
    { en: 'The page has too many operators.', fr: 'La page contient trop d’opérateurs.' },
    { en: 'Simplify the drawing.', fr: 'Simplifiez le dessin.' },
    { byte: 0 },
  );
}
