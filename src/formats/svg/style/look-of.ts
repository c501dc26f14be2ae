import type { Color } from '../../../model/part.ts';
import type { Look, OwnStyle, Paint, Style } from './style.ts';

/** Null where the style says more than a plain colour of line and area. */
export function lookOf(style: Style & OwnStyle): Look | null {
  if (!isPlain(style) || style.strokeWidth === 0 || style.strokeOpacity === 0) return null;
  const fill = style.fillOpacity === 0 ? null : plainColor(style.fill);
  const stroke = plainColor(style.stroke);
  if (fill === undefined || stroke === undefined || (fill === null && stroke === null)) return null;
  return { fill, stroke, alpha: style.fill.kind === 'color' ? style.fill.alpha : 1 };
}

function isPlain(style: Style & OwnStyle): boolean {
  if (style.display === 'none' || style.opacity === 0 || !style.visible || style.pen.dashes.length > 0) return false;
  if (style.markerStart + style.markerMid + style.markerEnd + style.mask + style.vectorEffect !== '') return false;
  return style.geometry === null && saysNothing(style.clipPath) && saysNothing(style.filter);
}

const saysNothing = (value: string): boolean => value === '' || value === 'none';

/** The colour of a paint, null where there is none to see, undefined where more must be asked. */
function plainColor(paint: Paint): Color | null | undefined {
  if (paint.kind === 'color') return paint.alpha > 0 ? paint.color : null;
  return paint.kind === 'none' ? null : undefined;
}
