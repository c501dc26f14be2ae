import { assert } from '../../base/assert.ts';
import type { DriverSettings } from '../../model/driver-settings.ts';
import type { WrittenJob } from '../../model/format.ts';
import type { Job } from '../../model/job.ts';
import type { Color } from '../../model/part.ts';
import { Motion, MoveKind } from '../../model/toolpath.ts';
import { artworkOf } from '../write-artwork.ts';
import type { Artwork, Picture, Stroke } from '../write-artwork-parts.ts';
import { toolpathOfArtwork } from '../write-artwork-path.ts';
import { POINTS_PER_MM } from './spec.ts';
import { type PdfObject, pdfFile } from './write-file.ts';

/** [rad] One curve stands for at most so much of an arc, by its radius [mm]: off by 0.4 µm at most. */
const mostSweep = (radius: number): number => (radius < 100 ? Math.PI / 4 : Math.PI / 8);

/**
 * A job for a driver that goes by colours: one page as large as the bed, every stroke a hairline in its operation's exact
 * device colour, the engraving as grey pictures. Coordinates are mm with six decimals under one transformation, so that
 * nothing is rounded to points. No dates and no ids: the same bytes for the same job.
 */
export async function writePdfJob(job: Job): Promise<WrittenJob> {
  const { driver } = job;
  assert(driver !== undefined, 'a drawing job needs the driver’s settings');
  const { zlibSync } = await import('fflate');
  const artwork = artworkOf(job.body, driver, mostSweep);
  const packed = (bytes: Uint8Array): Uint8Array => zlibSync(bytes, { level: 9 });
  const objects = objectsOf(artwork, driver, packed);
  const held = toolpathOfArtwork(artwork, driver, job.body[0]?.start ?? [0, 0, 0]);
  return {
    pieces: [pdfFile(objects, job.header)],
    bodyLines: [0, Number.MAX_SAFE_INTEGER],
    held,
    dot: driver.interval,
  };
}

/** Catalogue, pages, page, content, and a picture each. */
function objectsOf(artwork: Artwork, driver: DriverSettings, packed: (bytes: Uint8Array) => Uint8Array): PdfObject[] {
  const [x0, y0, x1, y1] = driver.page;
  const pictures = artwork.pictures.map((_, k) => `/P${k} ${5 + k} 0 R`).join(' ');
  const box = `[0 0 ${number((x1 - x0) * POINTS_PER_MM)} ${number((y1 - y0) * POINTS_PER_MM)}]`;
  const resources = pictures === '' ? '<< >>' : `<< /XObject << ${pictures} >> >>`;
  const content = new TextEncoder().encode(contentOf(artwork, driver));
  return [
    { dictionary: '/Type /Catalog /Pages 2 0 R' },
    { dictionary: '/Type /Pages /Kids [3 0 R] /Count 1' },
    { dictionary: `/Type /Page /Parent 2 0 R /MediaBox ${box} /Resources ${resources} /Contents 4 0 R` },
    { dictionary: '/Filter /FlateDecode', stream: packed(content) },
    ...artwork.pictures.map(
      ({ columns, rows, grey }): PdfObject => ({
        dictionary:
          `/Type /XObject /Subtype /Image /Width ${columns} /Height ${rows} /ColorSpace /DeviceGray ` +
          '/BitsPerComponent 8 /Interpolate false /Filter /FlateDecode',
        stream: packed(grey),
      }),
    ),
  ];
}

function contentOf({ pictures, strokes }: Artwork, driver: DriverSettings): string {
  const [x, y] = driver.page;
  const lines = [`${precise(POINTS_PER_MM)} 0 0 ${precise(POINTS_PER_MM)} 0 0 cm`];
  for (const [index, picture] of pictures.entries()) lines.push(pictureOf(picture, index, x, y));
  lines.push(`${number(driver.hairline)} w 1 J 1 j`);
  for (const [name, kind] of [
    ['score', MoveKind.score],
    ['cut', MoveKind.cut],
  ] as const) {
    const own = strokes.filter((stroke) => stroke.kind === kind);
    if (own.length === 0) continue;
    lines.push(colorOf(driver.burns[name]?.color ?? { r: 0, g: 0, b: 0 }));
    for (const stroke of own) lines.push(...pathOf(stroke, x, y));
  }
  return `${lines.join('\n')}\n`;
}

/** A picture fills the unit square, its upper edge at 1. */
function pictureOf({ columns, rows, corner, across, down }: Picture, index: number, x: number, y: number): string {
  const [a, b] = [across[0] * columns, across[1] * columns];
  const [c, d] = [-down[0] * rows, -down[1] * rows];
  const matrix = [a, b, c, d, corner[0] - x - c, corner[1] - y - d].map(precise).join(' ');
  return `q ${matrix} cm /P${index} Do Q`;
}

function colorOf({ r, g, b }: Color): string {
  return `${[r, g, b].map((channel) => number(channel / 255)).join(' ')} RG`;
}

function pathOf({ x0, y0, steps }: Stroke, x: number, y: number): string[] {
  const point = (px: number, py: number): string => `${number(px - x)} ${number(py - y)}`;
  const lines = [`${point(x0, y0)} m`];
  let [fromX, fromY] = [x0, y0];
  for (const { motion, x: ex, y: ey, i, j } of steps) {
    if (motion < Motion.clockwise) lines.push(`${point(ex, ey)} l`);
    else {
      const turn = 2 * Math.PI;
      const sign = motion === Motion.counterClockwise ? 1 : -1;
      let sweep = sign * (Math.atan2(ey - j, ex - i) - Math.atan2(fromY - j, fromX - i));
      sweep = ((sweep % turn) + turn) % turn;
      const k = sign * (4 / 3) * Math.tan(sweep / 4);
      const first = point(fromX - k * (fromY - j), fromY + k * (fromX - i));
      const second = point(ex + k * (ey - j), ey - k * (ex - i));
      lines.push(`${first} ${second} ${point(ex, ey)} c`);
    }
    [fromX, fromY] = [ex, ey];
  }
  const closed = steps.length > 1 && point(fromX, fromY) === point(x0, y0);
  lines.push(closed ? 's' : 'S');
  return lines;
}

/** Six decimals, no exponent, no zeros at the end. [mm: a nanometre] */
function number(value: number): string {
  const fixed = value.toFixed(6).replace(/\.?0+$/, '');
  return fixed === '-0' ? '0' : fixed;
}

/** Twelve digits, no exponent: a factor that many dots are multiplied by. */
function precise(value: number): string {
  const fixed = value.toFixed(10).replace(/\.?0+$/, '');
  return fixed === '-0' ? '0' : fixed;
}
