import { transformSubpath } from '../../../geometry/paths/transform-subpath.ts';
import { traceBitmap } from '../../../geometry/pictures/trace-bitmap.ts';
import type { Drawing, PlacedImage, Raster, Shape } from '../../../model/part.ts';
import type { LaserSettings } from '../settings.ts';

export interface TracedDrawing {
  readonly drawing: Drawing;
  /** Dots of the pictures too small to trace. */
  readonly specks: number;
}

/** Black-and-white pictures as outlines to cut or to mark, where `--set image` asks for it; other drawings as they are. */
export function traceImages(drawing: Drawing, settings: LaserSettings): TracedDrawing {
  const { image: operation } = settings;
  if (operation === 'engrave' || drawing.images.length === 0) return { drawing, specks: 0 };
  let specks = 0;
  const traced = drawing.images.map((image) => {
    const outlines = outlinesOf(image, settings);
    specks += outlines.specks;
    const shape: Shape = {
      subpaths: outlines.subpaths,
      stroke: { r: 0, g: 0, b: 0 },
      fill: null,
      fillRule: 'evenodd',
      strokeWidth: 0,
      layer: image.layer,
      element: 'image',
      id: image.id,
      line: image.line,
      operation,
    };
    return shape;
  });
  return { drawing: { ...drawing, shapes: [...drawing.shapes, ...traced], images: [] }, specks };
}

function outlinesOf({ raster, transform }: PlacedImage, settings: LaserSettings): ReturnType<typeof traceBitmap> {
  const [a, b, c, d, e, f] = transform;
  const { height } = raster;
  const threshold = 255 * (1 - settings.threshold);
  const { subpaths, specks } = traceBitmap(settings.invert ? inverted(raster) : raster, { threshold, pixel: [1, 1] });
  // Traced with y up from the lower edge; the picture is placed with v down from the upper one.
  const map = [a, b, -c, -d, c * height + e, d * height + f] as const;
  return { subpaths: subpaths.map((subpath) => transformSubpath(map, subpath)), specks };
}

function inverted(raster: Raster): Raster {
  return { ...raster, grey: raster.grey.map((grey) => 255 - grey) };
}
