import { FormatError } from '../../../base/errors.ts';
import { same, sayText, type Text } from '../../../base/text.ts';
import { type Affine, composeAffine } from '../../../geometry/affine.ts';
import { SubpathBuilder } from '../../../geometry/paths/subpath-builder.ts';
import type { ReadOptions } from '../../../model/format.ts';
import type { Raster } from '../../../model/part.ts';
import { decodePicture } from '../../decode-picture.ts';
import type { Notes } from '../../notes.ts';
import { MISSING_IMAGE } from '../rules.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import { rectangleClip } from './clip.ts';
import { fitViewBox } from './view-box.ts';
import type { ClippedImage, PictureRequest } from './walk-context.ts';

/** Decodes the pictures of a drawing and puts them where they belong. What cannot be had is told, never fetched. */
export async function placePictures(
  requests: readonly PictureRequest[],
  resolve: ReadOptions['resolve'],
  notes: Notes<SvgNode>,
): Promise<readonly ClippedImage[]> {
  const decoded = new Map<string, Promise<Raster | Text>>();
  const placed: ClippedImage[] = [];
  for (const request of requests) {
    let picture = decoded.get(request.href);
    if (picture === undefined) {
      picture = openPicture(request.href, resolve);
      decoded.set(request.href, picture);
    }
    const raster = await picture;
    if (!('kind' in raster)) {
      notes.tell(MISSING_IMAGE, request.node, { what: raster });
      continue;
    }
    const image = place(request, fade(raster, request.opacity));
    if (image !== null) placed.push(image);
  }
  return placed;
}

/** A half-transparent picture is a lighter one: it lies over white. */
function fade(raster: Raster, opacity: number): Raster {
  if (opacity >= 1) return raster;
  return { ...raster, grey: raster.grey.map((grey) => Math.round(255 - (255 - grey) * opacity)) };
}

/** The picture, or why there is none. */
async function openPicture(href: string, resolve: ReadOptions['resolve']): Promise<Raster | Text> {
  const short = same(href.length > 80 ? `${href.slice(0, 80)}…` : href);
  if (href === '') return { en: 'An image refers to no picture.', fr: 'Un élément image ne renvoie à aucune image.' };
  let bytes: Uint8Array | undefined;
  if (/^data:/i.test(href)) bytes = dataBytes(href);
  else if (/^[a-z][a-z0-9+.-]+:/i.test(href) && !/^[a-z]:[\\/]/i.test(href) && !/^file:/i.test(href)) {
    return sayText(
      {
        en: 'The picture lies on the network ({0}); it is never fetched.',
        fr: 'L’image est sur le réseau ({0}) ; elle n’est jamais téléchargée.',
      },
      short,
    );
  } else bytes = await resolve(plainName(href));
  if (bytes === undefined)
    return sayText(
      { en: 'The picture "{0}" is not next to the drawing.', fr: 'L’image « {0} » n’est pas à côté du dessin.' },
      short,
    );
  try {
    return (await decodePicture(bytes)).raster;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return sayText({ en: 'A picture in the drawing: {0}', fr: 'Une image du dessin : {0}' }, error.text);
  }
}

/** Bytes of a `data:` address, in base64 or percent-encoded; blanks inside are ignored. */
function dataBytes(href: string): Uint8Array | undefined {
  const comma = href.indexOf(',');
  if (comma < 0) return undefined;
  const body = href.slice(comma + 1);
  if (/;\s*base64\s*$/i.test(href.slice(0, comma))) return Buffer.from(body, 'base64');
  return Buffer.from(unescapePercent(body), 'latin1');
}

function plainName(href: string): string {
  return unescapePercent(href.replace(/^file:\/*/i, '').replace(/[?#].*$/, ''));
}

function unescapePercent(text: string): string {
  if (!text.includes('%')) return text;
  const bytes = text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return text.startsWith('%') || /[\u0080-\u00ff]/.test(bytes) ? Buffer.from(bytes, 'latin1').toString('utf8') : bytes;
}

/** Where the picture lies in mm, and what cuts it; null where its box has no area. */
function place(request: PictureRequest, raster: Raster): ClippedImage | null {
  const { node, layer } = request;
  const aspect = node.attributes.preserveAspectRatio;
  const ratio = raster.width / raster.height;
  const width = Number.isNaN(request.width)
    ? Number.isNaN(request.height)
      ? raster.width
      : request.height * ratio
    : request.width;
  const height = Number.isNaN(request.height) ? width / ratio : request.height;
  if (!(width > 0 && height > 0)) return null;
  const fit = fitViewBox({ x: 0, y: 0, width: raster.width, height: raster.height }, aspect, width, height);
  const window = visibleWindow(fit, raster, width, height);
  const cropped = crop(raster, window);
  const map = composeAffine(request.map, [1, 0, 0, 1, request.x, request.y]);
  const transform = composeAffine(composeAffine(map, fit), [1, 0, 0, 1, window.left, window.top]);
  const image = { raster: cropped, transform, layer, id: node.attributes.id ?? '', line: node.line };
  // Fitted by `slice`, its box ends within a pixel.
  const clips = window.whole
    ? request.clips
    : [...request.clips, rectangleClip(new SubpathBuilder(), width, height, map)];
  return { image, clips };
}

interface Window {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** All of its pixels show wholly. */
  readonly whole: boolean;
}

/** Pixels that show in the box: all of them unless the picture is fitted by `slice`. */
function visibleWindow(fit: Affine, raster: Raster, width: number, height: number): Window {
  const near = 1e-6; // of a pixel: rounding must not cost a row
  const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));
  const [x0, y0] = [clamp(-fit[4] / fit[0], raster.width), clamp(-fit[5] / fit[3], raster.height)];
  const x1 = clamp((width - fit[4]) / fit[0], raster.width);
  const y1 = clamp((height - fit[5]) / fit[3], raster.height);
  return {
    left: Math.min(Math.floor(x0 + near), raster.width - 1),
    top: Math.min(Math.floor(y0 + near), raster.height - 1),
    right: Math.ceil(x1 - near),
    bottom: Math.ceil(y1 - near),
    whole: [x0, y0, x1, y1].every((edge) => Math.abs(edge - Math.round(edge)) <= near),
  };
}

function crop(raster: Raster, { left, top, right, bottom }: Window): Raster {
  if (left === 0 && top === 0 && right === raster.width && bottom === raster.height) return raster;
  const width = right - left;
  const height = bottom - top;
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    const from = (top + y) * raster.width + left;
    grey.set(raster.grey.subarray(from, from + width), y * width);
  }
  return { ...raster, width, height, grey };
}
