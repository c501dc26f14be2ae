import { assert } from '../../base/assert.ts';
import type { Color, Part, Shape } from '../../model/part.ts';
import { FIRST_TOOL_LAYER, PALETTE } from './spec.ts';
import { addSubpath, escapeXml, imageXml } from './write-outline.ts';

type Mode = 'Cut' | 'Scan' | 'Image' | 'Off';

/**
 * A drawing as a LightBurn project: strokes on `Cut` layers, fills on `Scan` layers, pictures as embedded PNG. Layers take
 * the palette's nearest colour; two modes of one colour get two layers. Speeds and powers are LightBurn's own business.
 */
export async function writeLightburn(part: Part): Promise<Uint8Array> {
  assert(part.kind === 'drawing', 'a LightBurn project holds a drawing');
  const layers = new LayerBook();
  const shapes = part.shapes.map((shape) => shapeXml(shape, layers)).filter((xml) => xml !== '');
  const images = await Promise.all(
    part.images.map((image) => imageXml(image, layers.indexOf({ r: 0, g: 0, b: 0 }, 'Image', ''))),
  );
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<LightBurnProject AppVersion="1.4.00" FormatVersion="1" MaterialHeight="0" MirrorX="False" MirrorY="False">',
    ...layers.xml(),
    ...shapes,
    ...images,
    '</LightBurnProject>',
    '',
  ];
  return new TextEncoder().encode(lines.join('\n'));
}

/** Which CutIndex each colour and mode has. */
class LayerBook {
  readonly #taken = new Map<number, { readonly key: string; readonly mode: Mode; readonly name: string }>();

  indexOf(color: Color, mode: Mode, name: string): number {
    const key = `${color.r} ${color.g} ${color.b} ${mode}`;
    for (const [index, layer] of this.#taken) if (layer.key === key) return index;
    const order = Array.from({ length: FIRST_TOOL_LAYER }, (_, index) => index);
    order.sort((a, b) => apart(PALETTE[a]!, color) - apart(PALETTE[b]!, color) || a - b);
    // More than thirty colours: the nearest of the same mode stands for it.
    const index =
      order.find((k) => !this.#taken.has(k)) ?? order.find((k) => this.#taken.get(k)!.mode === mode) ?? order[0]!;
    if (!this.#taken.has(index)) this.#taken.set(index, { key, mode, name });
    return index;
  }

  xml(): string[] {
    const layers = [...this.#taken].sort(([a], [b]) => a - b);
    return layers.map(([index, { mode, name }], priority) => {
      const tag = mode === 'Image' ? 'CutSetting_Img' : 'CutSetting';
      const type = mode === 'Off' ? 'Cut' : mode;
      const label = name === '' ? `C${String(index).padStart(2, '0')}` : name;
      const output = mode === 'Off' ? '<doOutput Value="0"/>' : '';
      return (
        `  <${tag} type="${type}"><index Value="${index}"/><name Value="${escapeXml(label)}"/>` +
        `<priority Value="${priority}"/>${output}</${tag}>`
      );
    });
  }
}

function apart(a: Color, b: Color): number {
  return (a.r - b.r) ** 2 + (a.g - b.g) ** 2 + (a.b - b.b) ** 2;
}

function shapeXml(shape: Shape, layers: LayerBook): string {
  const color = shape.stroke ?? shape.fill;
  if (color === null || shape.subpaths.length === 0) return '';
  const mode = shape.operation === 'ignore' ? 'Off' : shape.stroke === null ? 'Scan' : 'Cut';
  const index = layers.indexOf(color, mode, shape.layer);
  const vertices: string[] = [];
  const primitives: string[] = [];
  for (const subpath of shape.subpaths) addSubpath(subpath, vertices, primitives);
  const name = shape.id === '' ? '' : ` Name="${escapeXml(shape.id)}"`;
  return (
    `  <Shape Type="Path" CutIndex="${index}"${name}><XForm>1 0 0 1 0 0</XForm>` +
    `<VertList>${vertices.join('')}</VertList><PrimList>${primitives.join('')}</PrimList></Shape>`
  );
}
