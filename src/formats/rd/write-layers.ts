import { assert } from '../../base/assert.ts';
import { MoveKind, type Toolpath } from '../../model/toolpath.ts';
import {
  ALONG_LINES,
  COLUMNS_BOTH_WAYS,
  COLUMNS_ONE_WAY,
  FULL_POWER,
  LAYER_COLOR,
  MOST_LAYERS,
  ROWS_BOTH_WAYS,
  ROWS_ONE_WAY,
  type ScanMode,
} from './spec.ts';
import type { Frame } from './write-frame.ts';

/** [µm] x0 y0 x1 y1 */
export type MicroBox = [number, number, number, number];

/** A layer of the job: one operation at one speed. */
export interface Layer {
  /** [µm/s] */
  readonly speed: number;
  readonly color: number;
  /** [of 16383] Least and greatest power in it. */
  readonly least: number;
  readonly most: number;
  readonly scan: ScanMode;
  readonly box: MicroBox;
}

/** A layer while its moves are looked through. */
interface Gathered extends Layer {
  least: number;
  most: number;
  /** Which ways its burning moves go: right, left, up, down, aslant. */
  readonly ways: Set<Way>;
}

type Way = '+x' | '-x' | '+y' | '-y' | 'aslant';

export interface Survey {
  readonly layers: readonly Layer[];
  /** Of all that moves. */
  readonly box: MicroBox;
}

export function powerOf(fraction: number): number {
  return Math.round(fraction * FULL_POWER);
}

function colorOf(kind: number): number {
  if (kind === MoveKind.engrave) return LAYER_COLOR.engrave;
  return kind === MoveKind.score ? LAYER_COLOR.score : LAYER_COLOR.cut;
}

/** The layer that a burning move belongs to, -1 where there is none yet. */
export function layerOf(layers: readonly Layer[], kind: number, feed: number): number {
  const [speed, color] = [Math.round(feed * 1000), colorOf(kind)];
  return layers.findIndex((layer) => layer.speed === speed && layer.color === color);
}

/** Finds the layers and boxes of a job. */
export function surveyJob(body: readonly Toolpath[], frame: Frame): Survey {
  const layers: Gathered[] = [];
  const box = emptyBox();
  let [x0, y0] = [Number.NaN, Number.NaN];
  for (const path of body) {
    for (let n = 0; n < path.length; n++) {
      const [x, y] = [frame.x(path.x[n]!), frame.y(path.y[n]!)];
      grow(box, x, y);
      if (path.power[n]! > 0) {
        const kind = path.kind[n]!;
        const feed = path.feed[n]!;
        const known = layerOf(layers, kind, feed);
        const power = powerOf(path.power[n]!);
        if (known < 0)
          layers.push({
            speed: Math.round(feed * 1000),
            color: colorOf(kind),
            least: power,
            most: power,
            scan: ALONG_LINES,
            box: emptyBox(),
            ways: new Set(),
          });
        const layer = layers[known < 0 ? layers.length - 1 : known]!;
        layer.least = Math.min(layer.least, power);
        layer.most = Math.max(layer.most, power);
        if (!Number.isNaN(x0)) grow(layer.box, x0, y0);
        grow(layer.box, x, y);
        layer.ways.add(wayOf(x - x0, y - y0));
      }
      [x0, y0] = [x, y];
    }
  }
  assert(layers.length <= MOST_LAYERS, `a Ruida job has at most ${MOST_LAYERS} layers`);
  return {
    layers: layers.map((layer) => ({ ...layer, scan: scanOf(layer) })),
    box: box[0] <= box[2] ? box : [0, 0, 0, 0],
  };
}

/** NaN, before the first place is known, is aslant. */
function wayOf(dx: number, dy: number): Way {
  if (dy === 0) return dx < 0 ? '-x' : '+x';
  if (dx === 0) return dy < 0 ? '-y' : '+y';
  return 'aslant';
}

/** Rows that lie along an axis are engraved as such; all else, slanting rows too, are lines. */
function scanOf({ color, ways }: Gathered): ScanMode {
  if (color !== LAYER_COLOR.engrave || ways.has('aslant')) return ALONG_LINES;
  const rows = ways.has('+x') || ways.has('-x');
  const columns = ways.has('+y') || ways.has('-y');
  if (rows === columns) return ALONG_LINES;
  if (rows) return ways.size === 2 ? ROWS_BOTH_WAYS : ROWS_ONE_WAY;
  return ways.size === 2 ? COLUMNS_BOTH_WAYS : COLUMNS_ONE_WAY;
}

function emptyBox(): MicroBox {
  return [Infinity, Infinity, -Infinity, -Infinity];
}

function grow(box: MicroBox, x: number, y: number): void {
  box[0] = Math.min(box[0], x);
  box[1] = Math.min(box[1], y);
  box[2] = Math.max(box[2], x);
  box[3] = Math.max(box[3], y);
}
