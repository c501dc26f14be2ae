import { assert } from '../../base/assert.ts';
import type { BurnName, BurnSetting, DriverSettings } from '../../model/driver-settings.ts';
import type { WrittenJob } from '../../model/format.ts';
import type { Job } from '../../model/job.ts';
import type { Color, Drawing } from '../../model/part.ts';
import { artworkOf } from '../write-artwork.ts';
import { drawingOfArtwork, LAYER_NAME } from '../write-artwork-drawing.ts';
import { toolpathOfArtwork } from '../write-artwork-path.ts';
import { FIRST_TOOL_LAYER, PALETTE } from './spec.ts';
import { addSubpath, imageXml, text } from './write-outline.ts';

/** [rad] One curve stands for at most so much of an arc, by its radius [mm]: off by 0.4 µm at most. */
const mostSweep = (radius: number): number => (radius < 100 ? Math.PI / 4 : Math.PI / 8);

const NAMES: readonly BurnName[] = ['engrave', 'score', 'cut'];

/**
 * A job as a LightBurn project that is ready to start: a layer an operation with its speed, power, passes, air and rows,
 * the engraving as grey pictures that LightBurn passes through as they are.
 */
export async function writeLightburnJob(job: Job): Promise<WrittenJob> {
  const { driver } = job;
  assert(driver !== undefined, 'a drawing job needs the driver’s settings');
  const artwork = artworkOf(job.body, driver, mostSweep);
  const drawing = drawingOfArtwork(artwork, driver);
  const indices = layerIndices(driver);
  const images = await Promise.all(drawing.images.map((image) => imageXml(image, indices.engrave)));
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    ...job.header.map((line) => `<!-- ${line.replace(/--+/g, '-')} -->`),
    '<LightBurnProject AppVersion="1.4.00" FormatVersion="1" MaterialHeight="0" MirrorX="False" MirrorY="False">',
    ...NAMES.flatMap((name, priority) => {
      const setting = driver.burns[name];
      return setting === undefined ? [] : [layerXml(name, setting, driver, { index: indices[name], priority })];
    }),
    ...images,
    ...pathsXml(drawing, indices),
    '</LightBurnProject>',
    '',
  ];
  const held = toolpathOfArtwork(artwork, driver, job.body[0]?.start ?? [0, 0, 0]);
  const piece = new TextEncoder().encode(lines.join('\n'));
  return { pieces: [piece], bodyLines: [0, Number.MAX_SAFE_INTEGER], held, dot: driver.interval };
}

/** A palette colour of its own for each operation, the nearest that is free. */
function layerIndices(driver: DriverSettings): Readonly<Record<BurnName, number>> {
  const taken: number[] = [];
  const take = (color: Color): number => {
    const order = Array.from({ length: FIRST_TOOL_LAYER }, (_, index) => index);
    order.sort((a, b) => apart(PALETTE[a]!, color) - apart(PALETTE[b]!, color) || a - b);
    const index = order.find((each) => !taken.includes(each))!;
    taken.push(index);
    return index;
  };
  const { burns } = driver;
  return {
    cut: take(burns.cut?.color ?? { r: 255, g: 0, b: 0 }),
    score: take(burns.score?.color ?? { r: 0, g: 0, b: 255 }),
    engrave: take(burns.engrave?.color ?? { r: 0, g: 0, b: 0 }),
  };
}

function apart(a: Color, b: Color): number {
  return (a.r - b.r) ** 2 + (a.g - b.g) ** 2 + (a.b - b.b) ** 2;
}

function layerXml(
  name: BurnName,
  { speed, power, passes, air }: BurnSetting,
  { interval }: DriverSettings,
  { index, priority }: { readonly index: number; readonly priority: number },
): string {
  const value = (key: string, what: string | number): string =>
    `<${key} Value="${typeof what === 'number' ? text(what) : what}"/>`;
  const common = [
    value('index', index),
    value('name', LAYER_NAME[name]),
    // Greys lie between both; lines want one power at every speed of the plan.
    value('minPower', name === 'engrave' ? 0 : 100 * power),
    value('maxPower', 100 * power),
    value('speed', speed),
    value('numPasses', passes),
    value('priority', priority),
    value('runBlower', air ? 1 : 0),
  ];
  if (name !== 'engrave') return `  <CutSetting type="Cut">${common.join('')}</CutSetting>`;
  const image = [
    value('interval', interval),
    value('dpi', 25.4 / interval),
    value('bidir', 1),
    value('ditherMode', 'grayscale'),
    value('passThrough', 1),
  ];
  return `  <CutSetting_Img type="Image">${[...common, ...image].join('')}</CutSetting_Img>`;
}

function pathsXml(drawing: Drawing, indices: Readonly<Record<BurnName, number>>): string[] {
  return drawing.shapes.map(({ subpaths, layer }) => {
    const index = layer === LAYER_NAME.score ? indices.score : indices.cut;
    const vertices: string[] = [];
    const primitives: string[] = [];
    for (const subpath of subpaths) addSubpath(subpath, vertices, primitives);
    return (
      `  <Shape Type="Path" CutIndex="${index}"><XForm>1 0 0 1 0 0</XForm>` +
      `<VertList>${vertices.join('')}</VertList><PrimList>${primitives.join('')}</PrimList></Shape>`
    );
  });
}
