import type { Color } from '../../model/part.ts';
import { aciColor, fromNumber } from './aci-colors.ts';
import type { Layer } from './document.ts';
import { type Entity, numberOf, textOf, toNumber } from './entity.ts';

/** The colour of an object: its own, that of the insertion around it (BYBLOCK), or that of its layer. */
export function colorOf(entity: Entity, around: Color, layer: Layer): Color {
  const written = textOf(entity, 420);
  if (written !== undefined && Number.isFinite(toNumber(written))) return fromNumber(toNumber(written));
  const index = numberOf(entity, 62, 256);
  if (index === 0) return around;
  if (index > 0 && index < 256) return aciColor(index);
  return layer.trueColor === undefined ? aciColor(layer.color) : fromNumber(layer.trueColor);
}

/** [drawing units] Width of a polyline; null where it changes along it. */
export function polylineWidth(entity: Entity): number | null {
  const widths: number[] = [];
  if (entity.type === 'LWPOLYLINE') {
    for (let i = 0; i < entity.codes.length; i++)
      if (entity.codes[i] === 40 || entity.codes[i] === 41) widths.push(toNumber(entity.values[i]!));
    if (widths.length === 0) return numberOf(entity, 43);
  } else {
    const [from, to] = [numberOf(entity, 40), numberOf(entity, 41)];
    for (const vertex of entity.children) widths.push(numberOf(vertex, 40, from), numberOf(vertex, 41, to));
  }
  const first = widths[0] ?? 0;
  return widths.every((width) => width === first) ? first : null;
}
