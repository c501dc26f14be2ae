import type { PrintSettings } from '../settings.ts';
import { type Feature, featureTable } from './feature.ts';
import type { Stroke } from './stroke.ts';

/** Decides the speed of every segment of a layer. */
export class StrokeSpeed {
  readonly #settings: PrintSettings;
  readonly #features: readonly Feature[];
  /** [mm3/s] */
  readonly #flowMax: number;

  constructor(settings: PrintSettings, flowMax: number) {
    this.#settings = settings;
    this.#features = featureTable(settings);
    this.#flowMax = flowMax;
  }

  /** [mm/s] Of a segment, by kind, by how it hangs, and within the flow that the hot end and the filament take. */
  segment(stroke: Stroke, index: number, area: number, firstLayer: boolean): number {
    let speed = this.#features[stroke.kind]!.speed;
    if (firstLayer) speed = Math.min(speed, this.#settings.firstLayerSpeed);
    const hang = stroke.hang?.[index] ?? 0;
    if (hang === 2) speed = Math.min(speed, this.#settings.overhangSpeed);
    else if (hang === 1) speed = Math.min(speed, Math.max(speed / 2, this.#settings.overhangSpeed));
    return Math.min(speed, this.#flowMax / (area * this.#settings.flow));
  }

  /** [mm/s2] */
  acceleration(kind: number, firstLayer: boolean): number {
    const { acceleration } = this.#features[kind]!;
    return firstLayer ? Math.min(acceleration, this.#settings.firstLayerAcceleration) : acceleration;
  }
}

/** [mm2] Mean cross-section of the segment from vertex i to vertex j. */
export function segmentArea(stroke: Stroke, i: number, j: number): number {
  return typeof stroke.area === 'number' ? stroke.area : (stroke.area[i]! + stroke.area[j]!) / 2;
}

/** Calls back with each segment of a stroke: its first vertex, its second, its length [mm]. */
export function eachSegment(stroke: Stroke, call: (i: number, j: number, length: number) => void): void {
  const { points } = stroke;
  const n = points.length / 2;
  const segments = stroke.closed ? n : n - 1;
  for (let i = 0; i < segments; i++) {
    const j = i + 1 === n ? 0 : i + 1;
    const dx = points[2 * j]! - points[2 * i]!;
    const dy = points[2 * j + 1]! - points[2 * i + 1]!;
    call(i, j, Math.sqrt(dx * dx + dy * dy));
  }
}
