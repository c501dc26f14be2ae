import type { Job } from '../../src/model/job.ts';
import { Motion, MoveKind } from '../../src/model/toolpath.ts';
import { ToolpathBuilder } from '../../src/model/toolpath-builder.ts';

const START = `M190 S60
M109 S215
G28
G1 Z0.3 F720
G1 X10 Y5 F6000
G92 E0`;
const END = `M104 S0
M140 S0
M107
M84`;

/** [mm] Filament of a line of 0.45 × 0.2 mm. */
const perMm = ((0.45 - 0.2) * 0.2 + (Math.PI * 0.04) / 4) / 2.4053;

/** A block of 16 mm with two walls and a rectilinear filling, planned by hand: layers, labels, retractions, arcs, fan. */
export function ownPrint(firmware: string, layers = 6): Job {
  const path = new ToolpathBuilder([0, 0, 0]);
  const lay = (kind: number, x: number, y: number, feed = 40): void => {
    const length = Math.sqrt((x - path.x) ** 2 + (y - path.y) ** 2);
    path.add({ kind, motion: Motion.line, x, y, e: length * perMm, feed });
  };
  const go = (x: number, y: number, z: number): void => {
    path.add({ kind: MoveKind.retract, motion: Motion.line, e: -0.8, feed: 35 });
    path.add({ kind: MoveKind.travel, motion: Motion.rapid, z: z + 0.2, feed: 12 });
    path.add({ kind: MoveKind.travel, motion: Motion.rapid, x, y, feed: 180 });
    path.add({ kind: MoveKind.travel, motion: Motion.rapid, z, feed: 12 });
    path.add({ kind: MoveKind.unretract, motion: Motion.line, e: 0.8, feed: 35 });
  };
  for (let layer = 0; layer < layers; layer++) {
    const z = 0.2 * (layer + 1);
    path.layer = layer;
    path.event({ type: 'layer', layer, z, height: 0.2 });
    if (layer === 1) path.event({ type: 'fan', fraction: 0.5 });
    path.event({ type: 'limits', command: 'M204', words: { S: layer === 0 ? 800 : 1000 } });
    path.object = 0;
    path.event({ type: 'object', object: 0 });
    for (const [kind, inset] of [
      [MoveKind.innerWall, 0.63],
      [MoveKind.outerWall, 0.225],
    ] as const) {
      const [low, high] = [100 + inset, 116 - inset];
      go(low, low, z);
      lay(kind, high, low);
      lay(kind, high, high);
      // A round corner: the arc's length is a quarter of its circle.
      path.add({
        kind,
        motion: Motion.counterClockwise,
        x: high - 2,
        y: high + 2,
        i: high - 2,
        j: high,
        e: Math.PI * perMm,
        feed: 40,
      });
      lay(kind, low, high + 2);
      lay(kind, low, low);
    }
    for (let y = 101.2; y < 115; y += 0.42) {
      if (y === 101.2) go(101.2, y, z);
      lay(MoveKind.solidInfill, path.x < 108 ? 114.8 : 101.2, path.y, 60);
      lay(MoveKind.solidInfill, path.x, y + 0.42, 60);
    }
    path.event({ type: 'object', object: -1 });
    path.object = -1;
  }
  path.add({ kind: MoveKind.retract, motion: Motion.line, e: -0.8, feed: 35 });
  path.add({ kind: MoveKind.travel, motion: Motion.rapid, z: 0.2 * layers + 5, feed: 12 });
  return {
    firmware,
    header: ['made by hand', 'été'],
    start: START,
    end: END,
    body: [path.take()],
    labels: ['Étagère n° 1'],
    scale: {},
  };
}

/** A sheet with round and square cuts and a small grey raster. */
export function ownCuts(): Job {
  const path = new ToolpathBuilder([0, 0, 0]);
  path.event({ type: 'laser', mode: 'dynamic', power: 0 });
  path.event({ type: 'coolant', word: 'M8' });
  const go = (x: number, y: number): void => path.add({ kind: MoveKind.travel, motion: Motion.rapid, x, y, feed: 100 });
  const burn = (kind: number, x: number, y: number, power: number): void =>
    path.add({ kind, motion: Motion.line, x, y, feed: 30, power });
  for (let row = 0; row < 5; row++) {
    go(20, 20 + row * 0.2);
    path.add({ kind: MoveKind.overrun, motion: Motion.line, x: 25, feed: 60 });
    for (let pixel = 0; pixel < 8; pixel++) burn(MoveKind.engrave, 25 + pixel + 1, path.y, (pixel % 4) / 8);
    path.add({ kind: MoveKind.overrun, motion: Motion.line, x: 38, feed: 60 });
  }
  for (let n = 0; n < 4; n++) {
    const x = 60 + 40 * n;
    go(x, 60);
    burn(MoveKind.cut, x + 30, 60, 0.8);
    burn(MoveKind.cut, x + 30, 90, 0.8);
    burn(MoveKind.cut, x, 90, 0.8);
    burn(MoveKind.cut, x, 60, 0.8);
    go(x + 25, 75);
    path.add({ kind: MoveKind.cut, motion: Motion.clockwise, i: x + 15, j: 75, feed: 20, power: 0.9 });
  }
  path.event({ type: 'dwell', seconds: 0.25, unit: 's' });
  path.event({ type: 'coolant', word: 'M9' });
  path.event({ type: 'laser', mode: 'off', power: 0 });
  return {
    firmware: 'grbl',
    header: ['boîte'],
    start: '',
    end: 'G0 X0 Y0\nM2',
    body: [path.take()],
    labels: [],
    scale: { powerMax: 1000 },
  };
}
