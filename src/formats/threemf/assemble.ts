import { sayText, type Text } from '../../base/text.ts';
import type { Finding } from '../../model/finding.ts';
import { FARTHEST } from '../../model/length-unit.ts';
import type { Mesh, MeshObject } from '../../model/part.ts';
import { findingOf } from '../../model/rule.ts';
import { badModel, cannotRead, WHOLE } from './errors.ts';
import { LEFT_OUT, NO_BUILD, UNREADABLE_PART } from './findings.ts';
import { missing, named } from './missing-object.ts';
import type { PartNames } from './part-names.ts';
import type { Component, ModelFile, ModelObject } from './read-model.ts';
import { IDENTITY, type Transform } from './spec.ts';

const MOST_DEPTH = 64; // [objects inside objects]
const MOST_TRIANGLES = 8_000_000; // [triangles] after unfolding; a file may name one object a million times
const MOST_INSTANCES = 100_000;

interface AssembleOptions {
  /** Length of the file's unit in mm, times the scale that the user wants. */
  readonly factor: number;
  /** Name for objects that have none. */
  readonly stem: string;
  readonly findings: Finding[];
  readonly names: PartNames;
}

/** One mesh, placed. */
interface Instance {
  readonly name: string;
  readonly object: ModelObject;
  readonly transform: Transform;
}

/**
 * Unfolds what stands on the plate into one mesh in mm: each placed mesh becomes one named object.
 * @throws FormatError where objects contain each other, or unfold beyond any use
 */
export function assembleMesh(models: ReadonlyMap<string, ModelFile>, root: string, options: AssembleOptions): Mesh {
  const unfolding = new Unfolding(models, options);
  const main = models.get(root)!;
  const items = main.items.length > 0 ? main.items : unfolding.withoutBuild(main);
  for (const item of items) unfolding.item(item, root);
  return buildMesh(unfolding.instances, options.factor);
}

class Unfolding {
  readonly instances: Instance[] = [];
  readonly #models: ReadonlyMap<string, ModelFile>;
  readonly #options: AssembleOptions;
  #triangles = 0;
  readonly #told = new Set<Component>();
  #visits = 0;

  constructor(models: ReadonlyMap<string, ModelFile>, options: AssembleOptions) {
    this.#models = models;
    this.#options = options;
  }

  /** No list of what to build: everything that is not a piece of something else. */
  withoutBuild(main: ModelFile): readonly Component[] {
    const inside = new Set<string>();
    for (const object of main.objects.values()) for (const part of object.components) inside.add(part.id);
    const items = [...main.objects.values()]
      .filter((object) => !inside.has(object.id))
      .map(({ id, line }) => ({ path: undefined, id, transform: IDENTITY, line, printable: true }));
    if (items.length > 0) {
      const what = sayText(
        {
          en: 'The file names nothing to build; {0} {0|object was|objects were} found and taken.',
          fr: 'Le fichier ne nomme rien à fabriquer ; {0} {0|objet a été trouvé et pris|objets ont été trouvés et pris}.',
        },
        items.length,
      );
      this.#options.findings.push(findingOf(NO_BUILD, { what, where: {} }));
    }
    return items;
  }

  item(item: Component, part: string): void {
    if (!item.printable) {
      this.#leftOut(item, { en: 'marked as not to be printed', fr: 'marqué comme « à ne pas imprimer »' });
      return;
    }
    this.#place(item, part, { transform: IDENTITY, depth: 0, name: '', trail: [] });
  }

  #place(
    what: Component,
    part: string,
    inside: {
      readonly transform: Transform;
      readonly depth: number;
      readonly name: string;
      readonly trail: readonly string[];
    },
  ): void {
    if (++this.#visits > MOST_INSTANCES) throw this.#tooMuch(part, what.line);
    const path = what.path === undefined ? part : this.#options.names.find(what.path);
    const object = path === undefined ? undefined : this.#models.get(path)?.objects.get(what.id);
    if (path === undefined || object === undefined) {
      this.#lost(what, missing(what, part, path !== undefined), WHOLE);
      return;
    }
    const key = `${path}#${what.id}`;
    if (inside.trail.includes(key))
      throw badModel(
        part,
        what.line,
        { en: 'object {0} is a piece of itself.', fr: 'l’objet {0} est un morceau de lui-même.' },
        what.id,
      );
    if (inside.depth > MOST_DEPTH)
      throw badModel(
        part,
        what.line,
        {
          en: 'object {0} lies more than {1} objects deep; no program nests them like that.',
          fr: 'l’objet {0} est emboîté dans plus de {1} objets ; aucun programme n’emboîte ainsi.',
        },
        what.id,
        String(MOST_DEPTH),
      );
    if (object.type !== 'model' && inside.depth === 0) {
      this.#leftOut(what, { en: `of the type "${object.type}"`, fr: `du type « ${object.type} »` });
      return;
    }
    const transform = what.transform === IDENTITY ? inside.transform : combine(what.transform, inside.transform);
    const name = object.name === '' ? inside.name : object.name;
    if (object.triangles.length > 0) this.#instance(object, part, what, { name, transform });
    else if (object.components.length === 0) this.#shapeless(what, object, path);
    const trail = [...inside.trail, key];
    for (const component of object.components)
      this.#place(component, path, { transform, depth: inside.depth + 1, name, trail });
  }

  #instance(object: ModelObject, part: string, what: Component, placed: { name: string; transform: Transform }): void {
    this.#triangles += object.triangles.length / 3;
    if (this.#triangles > MOST_TRIANGLES) throw this.#tooMuch(part, what.line);
    const points = object.positions.length / 3;
    const { values, length } = object.triangles;
    for (let k = 0; k < length; k++) {
      if (values[k]! < points) continue;
      throw badModel(
        part,
        object.line,
        {
          en: 'a triangle of object {0} names point {1}, but it has {2}.',
          fr: 'un triangle de l’objet {0} nomme le point {1}, mais il en a {2}.',
        },
        object.id,
        String(values[k]),
        String(points),
      );
    }
    this.instances.push({
      name: placed.name === '' ? this.#options.stem : placed.name,
      object,
      transform: placed.transform,
    });
  }

  #tooMuch(part: string, line: number): Error {
    return cannotRead(
      sayText(
        {
          en: 'In "{0}", line {1}: the objects unfold to more than {2} triangles. The file is made to fill the memory, or the plate holds far too many copies.',
          fr: 'Dans « {0} », ligne {1} : les objets se déplient en plus de {2} triangles. Le fichier est fait pour remplir la mémoire, ou le plateau porte beaucoup trop de copies.',
        },
        part,
        line,
        MOST_TRIANGLES,
      ),
      { line },
    );
  }

  /** Unless it holds a shape of an extension, which is told where it stands. */
  #shapeless(what: Component, object: ModelObject, path: string): void {
    if (this.#models.get(path)!.unread.size > 0) return;
    const said = sayText(
      {
        en: 'Object {0} of "{1}" is to be built but has no triangle.',
        fr: 'L’objet {0} de « {1} » doit être fabriqué mais n’a aucun triangle.',
      },
      named(object.id, object.name),
      path,
    );
    this.#lost(what, said, {
      en: 'In the program that made it, remove the empty object, or turn it into a mesh, and export again.',
      fr: 'Dans le logiciel d’origine, retirez l’objet vide, ou convertissez-le en maillage, et exportez à nouveau.',
    });
  }

  /** Once, however often the object around it is placed. */
  #lost(what: Component, said: Text, fix: Text): void {
    if (this.#told.has(what)) return;
    this.#told.add(what);
    this.#options.findings.push(
      findingOf(UNREADABLE_PART, { what: said, where: { line: what.line, id: what.id }, fix }),
    );
  }

  #leftOut(what: Component, why: { readonly en: string; readonly fr: string }): void {
    const said = sayText(
      { en: 'Object {0} is {1}; it was left out.', fr: 'L’objet {0} est {1} ; il a été laissé de côté.' },
      what.id,
      why,
    );
    this.#options.findings.push(findingOf(LEFT_OUT, { what: said, where: { line: what.line, id: what.id } }));
  }
}

/** First `a`, then `b`. */
function combine(a: Transform, b: Transform): Transform {
  const out = new Float64Array(12);
  for (let row = 0; row < 4; row++)
    for (let column = 0; column < 3; column++) {
      let sum = row === 3 ? b[9 + column]! : 0;
      for (let k = 0; k < 3; k++) sum += a[3 * row + k]! * b[3 * k + column]!;
      out[3 * row + column] = sum;
    }
  return out;
}

/** A mirror turns a solid inside out; its triangles must be turned back. */
function mirrors(m: Transform): boolean {
  const determinant =
    m[0]! * (m[4]! * m[8]! - m[5]! * m[7]!) -
    m[1]! * (m[3]! * m[8]! - m[5]! * m[6]!) +
    m[2]! * (m[3]! * m[7]! - m[4]! * m[6]!);
  return determinant < 0;
}

function buildMesh(instances: readonly Instance[], factor: number): Mesh {
  let corners = 0;
  let numbers = 0;
  for (const { object } of instances) {
    corners += object.triangles.length;
    numbers += object.positions.length;
  }
  const positions = new Float64Array(numbers);
  const triangles = new Uint32Array(corners);
  const objects: MeshObject[] = [];
  let v = 0;
  let c = 0;
  for (const { object, transform: m, name } of instances) {
    const first = v / 3;
    v = placePoints(object.positions, { transform: m, factor }, positions, v);
    const { values, length } = object.triangles;
    const mirrored = mirrors(m);
    objects.push({ name, firstTriangle: c / 3, triangleCount: length / 3 });
    for (let k = 0; k < length; k += 3, c += 3) {
      triangles[c] = first + values[k]!;
      triangles[c + 1] = first + values[mirrored ? k + 2 : k + 1]!;
      triangles[c + 2] = first + values[mirrored ? k + 1 : k + 2]!;
    }
  }
  for (let k = 0; k < positions.length; k++) {
    // NaN is never within.
    if (Math.abs(positions[k]!) < FARTHEST) continue;
    throw cannotRead({
      en: 'A transform moves a point so far away that its place is no usable number.',
      fr: 'Une transformation envoie un point si loin que sa place n’est plus un nombre utilisable.',
    });
  }
  return { kind: 'mesh', positions, triangles, objects, unit: 'mm' };
}

/** Writes the points of an object, placed and in mm, from a place on; returns the place after them. */
function placePoints(
  { values, length }: ModelObject['positions'],
  { transform: m, factor }: { readonly transform: Transform; readonly factor: number },
  positions: Float64Array,
  begin: number,
): number {
  if (m === IDENTITY && factor === 1) positions.set(values.subarray(0, length), begin);
  else {
    for (let k = 0, v = begin; k < length; k += 3, v += 3) {
      const x = values[k]!;
      const y = values[k + 1]!;
      const z = values[k + 2]!;
      positions[v] = factor * (x * m[0]! + y * m[3]! + z * m[6]! + m[9]!);
      positions[v + 1] = factor * (x * m[1]! + y * m[4]! + z * m[7]! + m[10]!);
      positions[v + 2] = factor * (x * m[2]! + y * m[5]! + z * m[8]! + m[11]!);
    }
  }
  return begin + length;
}
