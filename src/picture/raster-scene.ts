import type { Color } from '../model/part.ts';
import type { Picture, Scene, SceneItem, SceneText } from '../model/scene.ts';
import { Canvas } from './canvas.ts';
import type { Letters } from './letters.ts';

export interface RasterOptions {
  /** [pixels] Of the longer side; the other follows the scene. Absent: one unit of the scene is one pixel. */
  readonly size?: number;
  readonly background: Color;
  /** Absent: texts are left out. */
  readonly letters?: Letters;
}

/** Share of the longer side left free all round. */
const MARGIN = 0.02;
/** [pixels] Thinner than this a line is paler, not gone. */
const LEAST_RADIUS = 0.35;

/** A scene as pixels, with soft edges. */
export function rasterScene(scene: Scene, options: RasterOptions): Picture {
  const [[x0, y0], [x1, y1]] = scene.bounds;
  const [w, h] = [Math.max(x1 - x0, 1e-6), Math.max(y1 - y0, 1e-6)];
  const margin = options.size === undefined ? 0 : options.size * MARGIN;
  const scale = options.size === undefined ? 1 : (options.size - 2 * margin) / Math.max(w, h);
  const width = Math.max(1, Math.round(w * scale + 2 * margin));
  const height = Math.max(1, Math.round(h * scale + 2 * margin));
  const canvas = new Canvas(width, height, options.background);
  const frame = { x: margin - x0 * scale, y: height - margin + y0 * scale, scale };
  for (const item of scene.items) paint(canvas, item, frame, options.letters);
  return { width, height, rgba: canvas.rgba };
}

/** Where the origin of the scene lies on the canvas (y down), and how large a unit is. */
interface Frame {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

function toPixels(chain: Float64Array, frame: Frame): Float64Array {
  const out = new Float64Array(chain.length);
  for (let i = 0; i < chain.length; i += 2) {
    out[i] = frame.x + chain[i]! * frame.scale;
    out[i + 1] = frame.y - chain[i + 1]! * frame.scale;
  }
  return out;
}

function paint(canvas: Canvas, item: SceneItem, frame: Frame, letters: Letters | undefined): void {
  if (item.kind === 'picture') {
    const [x, y] = [frame.x + item.at[0] * frame.scale, frame.y - item.at[1] * frame.scale];
    const [w, h] = [item.size[0] * frame.scale, item.size[1] * frame.scale];
    canvas.picture(item.picture, [x, y - h, x + w, y]);
    return;
  }
  if (item.kind === 'text') {
    if (letters === undefined) return;
    const contours = textContours(item, letters);
    canvas.area(
      contours.map((contour) => toPixels(contour, frame)),
      'nonzero',
    );
    canvas.ink(item.color, 1);
    return;
  }
  if (item.kind === 'area')
    canvas.area(
      item.contours.map((contour) => toPixels(contour, frame)),
      item.rule ?? 'evenodd',
    );
  else
    for (const chain of item.chains)
      canvas.line(toPixels(chain, frame), Math.max(LEAST_RADIUS, (item.width * frame.scale) / 2));
  canvas.ink(item.color, item.opacity);
}

/** The outline of a text where it stands. */
function textContours(item: SceneText, letters: Letters): readonly Float64Array[] {
  const { text, size, anchor, at } = item;
  const share = anchor === 'start' ? 0 : anchor === 'middle' ? 0.5 : 1;
  const shift = share === 0 ? 0 : -share * letters.width(text, size);
  return letters.outline(text, size).map((contour) => {
    const out = new Float64Array(contour.length);
    for (let i = 0; i < contour.length; i += 2) {
      const [x, y] = [contour[i]! + shift, contour[i + 1]!];
      out[i] = at[0] + (item.upwards === true ? -y : x);
      out[i + 1] = at[1] + (item.upwards === true ? x : y);
    }
    return out;
  });
}
