import { DecimalReader } from '../../base/decimal.ts';
import { GrowingFloats, GrowingIndices } from '../../base/growing.ts';
import { FARTHEST } from '../../model/length-unit.ts';
import type { LengthUnit } from '../../model/part.ts';
import { badModel } from './errors.ts';
import { PlainTags } from './plain-tags.ts';
import { IDENTITY, type Transform, UNITS } from './spec.ts';
import type { TagHandler, XmlScanner } from './xml-scanner.ts';

/** An object of one model file, as it stands there. */
export interface ModelObject {
  readonly id: string;
  readonly name: string;
  /** `model`, or what is not to be printed as such: `support`, `solidsupport`, `surface`, `other`. */
  readonly type: string;
  readonly positions: GrowingFloats;
  readonly triangles: GrowingIndices;
  readonly components: Component[];
  readonly line: number;
}

/** An object placed inside another one, or on the plate. */
export interface Component {
  /** File of the archive that holds it (production extension); the own one where undefined. */
  readonly path: string | undefined;
  readonly id: string;
  readonly transform: Transform;
  readonly line: number;
  readonly printable: boolean;
}

/** One `.model` file of the archive. */
export interface ModelFile {
  readonly part: string;
  readonly unit: LengthUnit;
  readonly objects: ReadonlyMap<string, ModelObject>;
  readonly items: readonly Component[];
  /** Prefixes of extensions that the file says cannot be left out, with their namespaces. */
  readonly required: readonly string[];
  /** Elements that hold shapes which are not read (beams, slices, implicit functions), with the first line of each. */
  readonly unread: ReadonlyMap<string, number>;
}

/** Elements of extensions that make shape; colours, textures and print tickets do not. */
const SHAPE_ELEMENTS = new Set([
  'beamlattice',
  'slicestack',
  'booleanshape',
  'levelset',
  'displacementmesh',
  'volumedata',
]);

/** Collects one model file. Give it to an `XmlScanner`. */
export class ModelHandler implements TagHandler {
  readonly #part: string;
  readonly #numbers = new DecimalReader();
  readonly #plain = new PlainTags();
  readonly #objects = new Map<string, ModelObject>();
  readonly #items: Component[] = [];
  readonly #unread = new Map<string, number>();
  #unit: LengthUnit = 'mm';
  #required: readonly string[] = [];
  #object: ModelObject | undefined;
  #sawModel = false;

  constructor(part: string) {
    this.#part = part;
  }

  open(tag: XmlScanner): void {
    const length = tag.nameEnd - tag.nameBegin;
    if (length === 6 && tag.is('vertex')) this.#vertex(tag);
    else if (length === 8 && tag.is('triangle')) this.#triangle(tag);
    else this.#structure(tag);
  }

  quick(scanner: XmlScanner, at: number): number {
    const { bytes } = scanner;
    const object = this.#object;
    const letter = bytes[at + 1];
    if (object === undefined || (letter !== 118 && letter !== 116)) return at;
    const plain = this.#plain;
    const after =
      letter === 118 ? plain.vertices(bytes, at, object.positions) : plain.triangles(bytes, at, object.triangles);
    scanner.line += after > at ? plain.lines : 0;
    return after;
  }

  close(name: string): void {
    if (name === 'object') this.#object = undefined;
  }

  end(): ModelFile {
    return {
      part: this.#part,
      unit: this.#unit,
      objects: this.#objects,
      items: this.#items,
      required: this.#required,
      unread: this.#unread,
    };
  }

  #structure(tag: XmlScanner): void {
    if (tag.is('model')) this.#model(tag);
    else if (!this.#sawModel)
      throw badModel(this.#part, tag.line, { en: 'this is no 3MF model.', fr: 'ce n’est pas un modèle 3MF.' });
    else if (tag.is('object')) this.#startObject(tag);
    else if (tag.is('component')) this.#owner(tag).components.push(this.#component(tag));
    else if (tag.is('item')) this.#items.push(this.#component(tag));
    else this.#other(tag);
  }

  #model(tag: XmlScanner): void {
    this.#sawModel = true;
    const unit = tag.text('unit');
    if (unit !== undefined) {
      const known = Object.hasOwn(UNITS, unit) ? UNITS[unit] : undefined;
      if (known === undefined)
        throw badModel(
          this.#part,
          tag.line,
          { en: 'the unit "{0}" is not known.', fr: 'l’unité « {0} » n’est pas connue.' },
          unit,
        );
      this.#unit = known;
    }
    const required = (tag.text('requiredextensions') ?? '').split(/\s+/).filter((prefix) => prefix !== '');
    this.#required = required.map((prefix) => tag.text(prefix) ?? prefix);
  }

  #startObject(tag: XmlScanner): void {
    const id = tag.text('id') ?? '';
    if (id === '' || this.#objects.has(id))
      throw badModel(
        this.#part,
        tag.line,
        { en: 'two objects have the number "{0}".', fr: 'deux objets ont le numéro « {0} ».' },
        id,
      );
    this.#object = {
      id,
      name: tag.text('name') ?? '',
      type: tag.text('type') ?? 'model',
      positions: new GrowingFloats(),
      triangles: new GrowingIndices(),
      components: [],
      line: tag.line,
    };
    this.#objects.set(id, this.#object);
  }

  #other(tag: XmlScanner): void {
    const name = new TextDecoder().decode(tag.bytes.subarray(tag.nameBegin, tag.nameEnd));
    if (SHAPE_ELEMENTS.has(name) && !this.#unread.has(name)) this.#unread.set(name, tag.line);
  }

  #owner(tag: XmlScanner): ModelObject {
    if (this.#object !== undefined) return this.#object;
    throw badModel(this.#part, tag.line, {
      en: 'a piece of shape stands outside any object.',
      fr: 'un morceau de forme se trouve hors de tout objet.',
    });
  }

  #vertex(tag: XmlScanner): void {
    const { positions } = this.#owner(tag);
    const x = this.#coordinate(tag, 'x', 0);
    const y = this.#coordinate(tag, 'y', 1);
    positions.pushThree(x, y, this.#coordinate(tag, 'z', 2));
  }

  #triangle(tag: XmlScanner): void {
    const { triangles } = this.#owner(tag);
    const a = this.#corner(tag, 'v1', 0);
    const b = this.#corner(tag, 'v2', 1);
    triangles.pushThree(a, b, this.#corner(tag, 'v3', 2));
  }

  /** @param usual where the attribute nearly always stands */
  #coordinate(tag: XmlScanner, name: string, usual: number): number {
    const k = this.#place(tag, name, usual);
    const value = this.#numbers.read(tag.bytes, tag.valueBegin[k]!, tag.valueEnd[k]!);
    if (Math.abs(value) < FARTHEST && this.#numbers.next === tag.valueEnd[k]!) return value;
    return this.#slowNumber(tag, name);
  }

  #corner(tag: XmlScanner, name: string, usual: number): number {
    const k = this.#place(tag, name, usual);
    let index = 0;
    const end = tag.valueEnd[k]!;
    let at = tag.valueBegin[k]!;
    for (; at < end; at++) {
      const digit = tag.bytes[at]! - 48;
      if (digit < 0 || digit > 9 || index > 4e8) break;
      index = index * 10 + digit;
    }
    if (at === end && at > tag.valueBegin[k]!) return index;
    const value = this.#slowNumber(tag, name);
    if (Number.isInteger(value) && value >= 0 && value < 4e9) return value;
    throw badModel(
      this.#part,
      tag.line,
      { en: 'a triangle names the point {0}.', fr: 'un triangle nomme le point {0}.' },
      String(value),
    );
  }

  #place(tag: XmlScanner, name: string, usual: number): number {
    if (usual < tag.attributes && tag.same(tag.attributeBegin[usual]!, tag.attributeEnd[usual]!, name)) return usual;
    const k = tag.find(name);
    if (k >= 0) return k;
    throw badModel(
      this.#part,
      tag.line,
      { en: 'the attribute "{0}" is missing.', fr: 'l’attribut « {0} » manque.' },
      name,
    );
  }

  /** A number with blanks around it, or the error that it is none. */
  #slowNumber(tag: XmlScanner, name: string): number {
    const raw = tag.text(name) ?? '';
    const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(raw.trim()) ? Number(raw) : Number.NaN;
    if (Math.abs(value) < FARTHEST) return value;
    throw badModel(
      this.#part,
      tag.line,
      { en: '{0}="{1}" is no number.', fr: '{0}="{1}" n’est pas un nombre.' },
      name,
      raw.slice(0, 40),
    );
  }

  #component(tag: XmlScanner): Component {
    const id = tag.text('objectid');
    if (id === undefined)
      throw badModel(
        this.#part,
        tag.line,
        { en: 'the attribute "{0}" is missing.', fr: 'l’attribut « {0} » manque.' },
        'objectid',
      );
    const path = tag.text('path')?.replace(/^\/+/, '');
    const printable = tag.text('printable') !== '0';
    return { path, id, transform: this.#transform(tag), line: tag.line, printable };
  }

  #transform(tag: XmlScanner): Transform {
    const raw = tag.text('transform');
    if (raw === undefined) return IDENTITY;
    const numbers = raw.trim().split(/\s+/).map(Number);
    if (numbers.length === 12 && numbers.every(Number.isFinite)) return Float64Array.from(numbers);
    throw badModel(this.#part, tag.line, {
      en: 'a transform is not made of 12 numbers.',
      fr: 'une transformation n’est pas faite de 12 nombres.',
    });
  }
}
