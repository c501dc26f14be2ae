import type { INode } from 'svgson';
import { UsageError } from '../../base/errors.ts';
import { emptyBounds, growBounds, growBySubpath } from '../../geometry/paths/subpath-bounds.ts';
import { hexOf } from '../../model/hex-color.ts';
import {
  type Color,
  type Drawing,
  type Part,
  type PlacedImage,
  type Shape,
  type Subpath,
  VERB_SIZE,
  Verb,
} from '../../model/part.ts';
import { INKSCAPE_NAMESPACE, SVG_NAMESPACE } from './spec.ts';

/** [mm] Six decimals: a nanometre, so that reading back changes nothing that matters. */
const DECIMALS = 6;
/** [mm] What has no width is written as a hairline that every program shows. */
const HAIRLINE = 0.05;

/** The page as it is written: its lower left corner in the drawing, and its size. [mm] */
interface Page {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A drawing as SVG in mm (viewBox 1 : 1), its layers as Inkscape's, arcs as arcs, pictures embedded as PNG.
 * The same bytes for the same drawing.
 * @throws UsageError where the part is no drawing
 */
export async function writeSvg(part: Part): Promise<Uint8Array> {
  if (part.kind !== 'drawing') {
    throw new UsageError(
      {
        en: 'An SVG holds a drawing; this is something else.',
        fr: 'Un SVG contient un dessin ; ceci est autre chose.',
      },
      { en: 'Choose another ending for the file.', fr: 'Choisissez une autre terminaison pour le fichier.' },
    );
  }
  const { stringify } = await import('svgson');
  const page = pageOf(part);
  const children: INode[] = [];
  for (const [layer, nodes] of await layersOf(part, page))
    children.push(layer === '' ? group(nodes, {}) : group(nodes, layerAttributes(layer)));
  const root = element('svg', {
    xmlns: SVG_NAMESPACE,
    'xmlns:inkscape': INKSCAPE_NAMESPACE,
    width: `${number(page.width)}mm`,
    height: `${number(page.height)}mm`,
    viewBox: `0 0 ${number(page.width)} ${number(page.height)}`,
  });
  root.children = children;
  return new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8"?>\n${stringify(root)}\n`);
}

function pageOf(drawing: Drawing): Page {
  if (drawing.page !== null) return { x: 0, y: 0, width: drawing.page[0], height: drawing.page[1] };
  const bounds = emptyBounds();
  for (const shape of drawing.shapes) for (const subpath of shape.subpaths) growBySubpath(bounds, subpath);
  for (const { raster, transform: t } of drawing.images)
    for (const [u, v] of [
      [0, 0],
      [raster.width, 0],
      [0, raster.height],
      [raster.width, raster.height],
    ] as const)
      growBounds(bounds, t[0] * u + t[2] * v + t[4], t[1] * u + t[3] * v + t[5]);
  if (!(bounds.minX <= bounds.maxX)) return { x: 0, y: 0, width: 1, height: 1 };
  // A page needs an area even for a single line.
  const width = Math.max(bounds.maxX - bounds.minX, 1);
  const height = Math.max(bounds.maxY - bounds.minY, 1);
  return { x: bounds.minX, y: bounds.minY, width, height };
}

/** Nodes by layer, in the order in which the layers first appear. */
async function layersOf(drawing: Drawing, page: Page): Promise<ReadonlyMap<string, INode[]>> {
  const layers = new Map<string, INode[]>();
  const add = (layer: string, node: INode): void => {
    const list = layers.get(layer);
    if (list === undefined) layers.set(layer, [node]);
    else list.push(node);
  };
  for (const image of drawing.images) add(image.layer, await imageNode(image, page));
  for (const shape of drawing.shapes) add(shape.layer, shapeNode(shape, page));
  return layers;
}

function layerAttributes(layer: string): Record<string, string> {
  return { 'inkscape:groupmode': 'layer', 'inkscape:label': layer };
}

function group(children: INode[], attributes: Record<string, string>): INode {
  const node = element('g', attributes);
  node.children = children;
  return node;
}

function element(name: string, attributes: Record<string, string>): INode {
  return { name, type: 'element', value: '', attributes, children: [] };
}

function shapeNode(shape: Shape, page: Page): INode {
  const { stroke, fill, fillRule, strokeWidth, id } = shape;
  return element('path', {
    ...(id === '' ? {} : { id }),
    d: shape.subpaths.map((subpath) => pathData(subpath, page)).join(''),
    fill: colorText(fill),
    ...(fill !== null && fillRule === 'evenodd' ? { 'fill-rule': 'evenodd' } : {}),
    stroke: colorText(stroke),
    ...(stroke === null ? {} : { 'stroke-width': number(strokeWidth > 0 ? strokeWidth : HAIRLINE) }),
  });
}

function colorText(color: Color | null): string {
  return color === null ? 'none' : hexOf(color);
}

function pathData({ x0, y0, verbs, coordinates: c, closed }: Subpath, page: Page): string {
  const point = (x: number, y: number): string => `${number(x - page.x)} ${number(page.y + page.height - y)}`;
  let d = `M${point(x0, y0)}`;
  let n = 0;
  for (const verb of verbs) {
    const end = n + VERB_SIZE[verb]!;
    if (verb === Verb.line) d += `L${point(c[n]!, c[n + 1]!)}`;
    else if (verb === Verb.cubic)
      d += `C${point(c[n]!, c[n + 1]!)} ${point(c[n + 2]!, c[n + 3]!)} ${point(c[n + 4]!, c[n + 5]!)}`;
    else d += arcData(c.subarray(n, end), point);
    n = end;
  }
  // A stroke that only ends near its start counts as closed too, but a Z would draw the gap.
  return closed && point(x0, y0) === point(c[n - 2] ?? x0, c[n - 1] ?? y0) ? `${d}Z` : d;
}

/** Arcs of at most half a turn, so that no flag can be taken the wrong way. y points down, so turns run the other way. */
function arcData(c: Float64Array, point: (x: number, y: number) => string): string {
  const sweep = c[6]!;
  const pieces = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI * 0.999)));
  const [cos, sin] = [Math.cos(c[4]!), Math.sin(c[4]!)];
  let d = '';
  for (let i = 1; i <= pieces; i++) {
    const t = c[5]! + (sweep * i) / pieces;
    const [u, v] = [c[2]! * Math.cos(t), c[3]! * Math.sin(t)];
    const end = i === pieces ? point(c[7]!, c[8]!) : point(c[0]! + u * cos - v * sin, c[1]! + u * sin + v * cos);
    const turn = number((-c[4]! * 180) / Math.PI);
    d += `A${number(c[2]!)} ${number(c[3]!)} ${turn} 0 ${sweep > 0 ? 0 : 1} ${end}`;
  }
  return d;
}

async function imageNode(image: PlacedImage, page: Page): Promise<INode> {
  const { default: sharp } = await import('sharp');
  const { width, height, grey } = image.raster;
  const png = await sharp(grey, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png({ compressionLevel: 9 })
    .toBuffer();
  const [a, b, c, d, e, f] = image.transform;
  return element('image', {
    ...(image.id === '' ? {} : { id: image.id }),
    width: String(width),
    height: String(height),
    preserveAspectRatio: 'none',
    transform: `matrix(${[a, -b, c, -d, e - page.x, page.y + page.height - f].map(precise).join(' ')})`,
    href: `data:image/png;base64,${png.toString('base64')}`,
  });
}

/** A number without an exponent and without trailing zeros. */
function number(value: number): string {
  const fixed = value.toFixed(DECIMALS);
  const short = fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
  return short === '-0' ? '0' : short;
}

/** A factor that pixels are multiplied by: more digits than a length. */
function precise(value: number): string {
  return String(Number(value.toPrecision(12)));
}
