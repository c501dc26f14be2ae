import { FormatError } from '../../base/errors.ts';
import { type Affine, composeAffine, IDENTITY, isFiniteAffine } from '../../geometry/affine.ts';
import { SubpathBuilder } from '../../geometry/paths/subpath-builder.ts';
import type { Color, Drawing, PartReading, PlacedImage, Shape, SourceFile } from '../../model/part.ts';
import { decodePicture } from '../decode-picture.ts';
import { Notes } from '../notes.ts';
import { workOfLayer } from './layer-work.ts';
import { addEllipse, addPath, addRect, numberOf, type SharedLists } from './read-outline.ts';
import { type ProjectNode, readTree } from './read-tree.ts';
import { LAYER_SETTINGS, MISSING_IMAGE, NO_OUTPUT, UNCONVERTED_TEXT, UNREADABLE_PART } from './rules.ts';
import { FIRST_TOOL_LAYER, PALETTE } from './spec.ts';

/** What a layer's settings say that matters for its drawing. */
interface Layer {
  readonly name: string;
  /** Filled by rows, followed along its lines, or both. */
  readonly fills: boolean;
  readonly follows: boolean;
  readonly output: boolean;
}

/**
 * A LightBurn project as a drawing in mm: every shape with its layer's colour; `Scan` and `Offset` layers are filled areas,
 * `Scan+Cut` layers filled and followed, layers without output keep their lines and are marked as not to be burnt.
 * @throws FormatError with line and column where it is not whole XML
 */
export async function readLightburn(file: SourceFile): Promise<PartReading> {
  const root = await readTree(new TextDecoder('utf-8').decode(file.bytes));
  const reader = new ProjectReader(root);
  await reader.shapes(root.children, mirrorOf(root));
  return reader.result();
}

/**
 * The project of a machine that counts from the right, or from the back downward, holds its places so: turned back, it
 * looks as in LightBurn.
 */
export function mirrorOf({ attributes: { MirrorX, MirrorY } }: ProjectNode): Affine {
  const turned = (word: string | undefined): number => (word?.toLowerCase() === 'true' || word === '1' ? -1 : 1);
  return [turned(MirrorX), 0, 0, turned(MirrorY), 0, 0];
}

class ProjectReader {
  readonly #layers: ReadonlyMap<number, Layer>;
  readonly #shared: SharedLists = { vertices: new Map(), primitives: new Map() };
  readonly #notes = new Notes<ProjectNode>((node) => ({ line: node.line, element: node.attributes.Type ?? node.name }));
  readonly #shapes: Shape[] = [];
  readonly #images: PlacedImage[] = [];

  constructor(root: ProjectNode) {
    const settings = root.children.filter(({ name }) => /^CutSetting/.test(name));
    this.#layers = new Map(settings.map(layerOf));
    for (const node of settings) this.#tellWork(node);
  }

  /** What a layer does beyond its lines and rows. */
  #tellWork(node: ProjectNode): void {
    const [index, layer] = layerOf(node);
    const work = workOfLayer(node);
    if (work.length === 0 || !layer.output || index >= FIRST_TOOL_LAYER) return;
    const name = layerName(index, layer);
    this.#notes.tell(LAYER_SETTINGS, node, {
      what: {
        en: `Layer ${name} has settings that are not followed: ${work.map(({ en }) => en).join(', ')}.`,
        fr: `Le calque ${name} a des réglages qui ne sont pas suivis : ${work.map(({ fr }) => fr).join(', ')}.`,
      },
    });
  }

  async shapes(nodes: readonly ProjectNode[], outer: Affine): Promise<void> {
    for (const node of nodes) if (node.name === 'Shape') await this.#shape(node, outer);
  }

  async #shape(node: ProjectNode, outer: Affine): Promise<void> {
    const map = composeAffine(outer, formOf(node));
    const type = node.attributes.Type ?? '';
    if (!isFiniteAffine(map)) return this.#unreadable(node);
    if (type === 'Group') {
      const children = node.children.find(({ name }) => name === 'Children');
      return this.shapes(children?.children ?? [], map);
    }
    if (type === 'Text') return this.#text(node, outer);
    if (type === 'Bitmap') return this.#bitmap(node, map);
    const out = new SubpathBuilder();
    const added =
      type === 'Rect'
        ? addRect(node, out)
        : type === 'Ellipse'
          ? addEllipse(node, out)
          : type === 'Path' && addPath(node, this.#shared, out);
    if (!added) return this.#unreadable(node);
    const { subpaths, lost } = out.take(map);
    if (lost > 0 || subpaths.length === 0) this.#unreadable(node);
    if (subpaths.length > 0) this.#shapes.push(...this.#painted(node, subpaths));
  }

  /** One shape, or two where the layer fills and follows. */
  #painted(node: ProjectNode, subpaths: Shape['subpaths']): Shape[] {
    const index = Math.trunc(numberOf(node, 'CutIndex')) || 0;
    const layer = this.#layers.get(index);
    const color = PALETTE[index] ?? PALETTE[0]!;
    const silent = index >= FIRST_TOOL_LAYER || layer?.output === false;
    if (silent) {
      const topic = {
        en: `Shapes on layer ${layerName(index, layer)}, which has no output`,
        fr: `Formes sur le calque ${layerName(index, layer)}, qui n’a pas de sortie`,
      };
      this.#notes.count(NO_OUTPUT, topic, node);
    }
    const { fills, follows } = layer ?? { fills: false, follows: true };
    const shape = (stroke: Color | null, fill: Color | null): Shape => ({
      subpaths,
      stroke,
      fill,
      fillRule: 'evenodd',
      strokeWidth: 0.1,
      layer: layerName(index, layer),
      element: node.attributes.Type ?? 'Shape',
      id: node.attributes.Name ?? '',
      line: node.line,
      ...(silent ? { operation: 'ignore' as const } : {}),
    });
    return [...(fills ? [shape(null, color)] : []), ...(follows ? [shape(color, null)] : [])];
  }

  /** LightBurn keeps the outlines that it drew beside the words; without them nobody can. */
  async #text(node: ProjectNode, outer: Affine): Promise<void> {
    const backup = node.children.find(({ name }) => name === 'BackupPath');
    if (backup !== undefined && (Number(node.attributes.HasBackupPath ?? 1) !== 0 || backup.children.length > 0)) {
      const path: ProjectNode = {
        ...backup,
        attributes: { Type: 'Path', CutIndex: node.attributes.CutIndex ?? '0', ...backup.attributes },
      };
      return this.#shape(path, outer);
    }
    const words = node.attributes.Str ?? '';
    this.#notes.tell(UNCONVERTED_TEXT, node, {
      what: {
        en: `The text "${words}" has no outlines; it is not burnt.`,
        fr: `Le texte « ${words} » n’a pas de contours ; il n’est pas gravé.`,
      },
    });
  }

  async #bitmap(node: ProjectNode, map: Affine): Promise<void> {
    const [w, h] = [numberOf(node, 'W'), numberOf(node, 'H')];
    const data = (node.attributes.Data ?? '').replace(/\s+/g, '');
    const bytes = /^[a-z0-9+/]+=*$/i.test(data) ? new Uint8Array(Buffer.from(data, 'base64')) : undefined;
    if (bytes === undefined || !(w > 0 && h > 0)) {
      this.#notes.tell(MISSING_IMAGE, node, {
        what: { en: 'A picture is not in the file.', fr: 'Une image n’est pas dans le fichier.' },
      });
      return;
    }
    try {
      const { raster } = await decodePicture(bytes);
      const own: Affine = [w / raster.width, 0, 0, -h / raster.height, -w / 2, h / 2];
      const transform = composeAffine(map, own);
      const index = Math.trunc(numberOf(node, 'CutIndex')) || 0;
      const layer = layerName(index, this.#layers.get(index));
      this.#images.push({ raster, transform, layer, id: node.attributes.Name ?? '', line: node.line });
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      this.#notes.tell(MISSING_IMAGE, node, { what: error.text });
    }
  }

  #unreadable(node: ProjectNode): void {
    const type = node.attributes.Type ?? '?';
    this.#notes.tell(UNREADABLE_PART, node, {
      what: {
        en: `A shape of type "${type}" could not be read.`,
        fr: `Une forme de type « ${type} » n’a pas pu être lue.`,
      },
    });
  }

  result(): PartReading {
    const part: Drawing = { kind: 'drawing', shapes: this.#shapes, images: this.#images, page: null, unit: 'mm' };
    if (this.#shapes.length === 0 && this.#images.length === 0 && this.#notes.findings().length === 0) {
      throw new FormatError(
        { en: 'The project holds no shape.', fr: 'Le projet ne contient aucune forme.' },
        {
          en: 'Open it in LightBurn and check what it holds.',
          fr: 'Ouvrez-le dans LightBurn et vérifiez ce qu’il contient.',
        },
        { line: 1, column: 1 },
        'empty',
      );
    }
    return { part, findings: this.#notes.findings() };
  }
}

function layerOf(node: ProjectNode): readonly [number, Layer] {
  const value = (name: string): string | undefined =>
    node.children.find((child) => child.name === name)?.attributes.Value;
  const type = node.attributes.type ?? node.attributes.Type ?? 'Cut';
  const fills = /^(scan|offset)/i.test(type);
  const layer = {
    name: value('name') ?? '',
    fills,
    follows: !fills || /cut$/i.test(type),
    output: value('doOutput') !== '0' && !/^tool$/i.test(type),
  };
  const index = Number(value('index') ?? 0);
  return [Number.isInteger(index) && index >= 0 ? index : 0, layer];
}

function layerName(index: number, layer: Layer | undefined): string {
  const short = index >= FIRST_TOOL_LAYER ? `T${index - FIRST_TOOL_LAYER + 1}` : `C${String(index).padStart(2, '0')}`;
  return layer === undefined || layer.name === '' || layer.name === short ? short : layer.name;
}

function formOf(node: ProjectNode): Affine {
  const words = node.children
    .find(({ name }) => name === 'XForm')
    ?.text.trim()
    .split(/\s+/);
  if (words === undefined) return IDENTITY;
  const [a, b, c, d, e, f] = words.map(Number) as [number, number, number, number, number, number];
  return words.length === 6 ? [a, b, c, d, e, f] : [Number.NaN, 0, 0, 0, 0, 0];
}
