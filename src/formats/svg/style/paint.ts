import type { Color } from '../../../model/part.ts';
import type { ElementsById, SvgNode } from '../tree/svg-node.ts';
import { parseColor } from './color.ts';
import { computeStyle } from './compute-style.ts';
import type { StyleIndex } from './match-css.ts';
import { type Paint, ROOT_STYLE, type Style } from './style.ts';

/** What a paint comes to on a machine that knows one colour a shape. */
export interface ResolvedPaint {
  readonly color: Color;
  readonly alpha: number;
  /** What was simplified away, if anything. */
  readonly effect: '' | 'gradient' | 'pattern' | 'hatch';
}

const MOST_LINKS = 16;
const MIDDLE_GREY: Color = { r: 128, g: 128, b: 128 };

/** @returns null for no paint, `'missing'` where it refers to nothing and has no fallback */
export function resolvePaint(
  paint: Paint,
  style: Style,
  ids: ElementsById,
  index: StyleIndex,
): ResolvedPaint | null | 'missing' {
  switch (paint.kind) {
    case 'none':
    case 'context': // outside a marker there is no line whose paint it could be
      return null;
    case 'current':
      return style.color.alpha > 0 ? { ...style.color, effect: '' } : null;
    case 'color':
      return paint.alpha > 0 ? { color: paint.color, alpha: paint.alpha, effect: '' } : null;
    default: {
      const server = ids.get(paint.id);
      if (server !== undefined && /Gradient$/.test(server.tag)) return fromGradient(server, ids, index);
      if (server?.tag === 'pattern') return { color: MIDDLE_GREY, alpha: 1, effect: 'pattern' };
      if (server?.tag === 'hatch' || server?.tag === 'meshgradient')
        return { color: MIDDLE_GREY, alpha: 1, effect: 'hatch' };
      if (server?.tag === 'solidColor' || server?.tag === 'solidcolor') {
        const solid = parseColor(server.attributes['solid-color'] ?? 'black');
        return solid === null ? null : { ...solid, effect: '' };
      }
      if (paint.fallback.kind === 'none') return 'missing';
      return resolvePaint(paint.fallback, style, ids, index);
    }
  }
}

/** One colour for a gradient: that of its stops if they agree (Inkscape's swatches), else their mean. */
function fromGradient(gradient: SvgNode, ids: ElementsById, index: StyleIndex): ResolvedPaint | null | 'missing' {
  let node: SvgNode | undefined = gradient;
  for (let i = 0; i < MOST_LINKS && node !== undefined; i++) {
    const stops = node.children.filter((child) => child.tag === 'stop').map((stop) => stopColor(stop, index));
    if (stops.length > 0) return meanOf(stops);
    const href: string = node.attributes.href ?? node.attributes['xlink:href'] ?? '';
    node = href.startsWith('#') ? ids.get(href.slice(1)) : undefined;
  }
  return null; // a gradient without stops paints nothing (SVG 1.1, 13.2.4)
}

/** Colour and opacity of a stop. */
export function stopColor(stop: SvgNode, index: StyleIndex): { readonly color: Color; readonly alpha: number } {
  const lengths = { pxPerInch: 96, fontSize: 16, width: 0, height: 0 };
  const style = computeStyle(ROOT_STYLE, stop, { index, lengths, onInvalid: () => undefined });
  const written = style.stopColor === 'currentColor' ? null : parseColor(style.stopColor || 'black');
  const opacity = style.stopOpacity === '' ? 1 : Number.parseFloat(style.stopOpacity);
  const { color, alpha } = written ?? style.color;
  return { color, alpha: alpha * (Number.isNaN(opacity) ? 1 : opacity) };
}

function meanOf(stops: readonly { readonly color: Color; readonly alpha: number }[]): ResolvedPaint | null {
  let r = 0;
  let g = 0;
  let b = 0;
  let alpha = 0;
  for (const stop of stops) {
    // Over white, so that fading out is fading to paper.
    const cover = Math.min(1, Math.max(0, stop.alpha));
    r += 255 + (stop.color.r - 255) * cover;
    g += 255 + (stop.color.g - 255) * cover;
    b += 255 + (stop.color.b - 255) * cover;
    alpha += cover;
  }
  if (alpha === 0) return null;
  const n = stops.length;
  const first = stops[0]!;
  const plain = stops.every(
    ({ color, alpha: cover }) =>
      color.r === first.color.r && color.g === first.color.g && color.b === first.color.b && cover === first.alpha,
  );
  if (plain) return { ...first, effect: '' };
  const color = { r: Math.round(r / n), g: Math.round(g / n), b: Math.round(b / n) };
  return { color, alpha: 1, effect: 'gradient' };
}
