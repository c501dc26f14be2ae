import type { Drawing, Mesh, Part } from '../../model/part.ts';
import type { Picture, Scene, SceneItem } from '../../model/scene.ts';
import { INSIDE_COLOR, OBJECT_COLORS, PAPER } from '../../picture/colors.ts';
import { encodePng } from '../../picture/encode-png.ts';
import { pictureOfRaster } from '../../picture/place-image.ts';
import { fitProjection, ISOMETRIC, viewExtent } from '../../picture/projection.ts';
import { rasterScene } from '../../picture/raster-scene.ts';
import { shadeMeshes } from '../../picture/shade-mesh.ts';
import { placed } from '../../picture/sheet.ts';
import type { OpenBench } from '../open-bench.ts';
import { drawingView } from './drawing-view.ts';
import { drawnBounds } from './preview-part.ts';

export interface PartPictureSize {
  /** [pixels] */
  readonly width: number;
  readonly height: number;
}

const QUOTE_SIZE: PartPictureSize = { width: 320, height: 240 };
/** Share of the picture that the part fills. */
const FILLED = 0.92;

/** A small picture of a part for a quote or a label, as PNG: no words, white around it. The same bytes every time. */
export async function partPicture(
  part: Part,
  open?: OpenBench,
  size: PartPictureSize = QUOTE_SIZE,
): Promise<Uint8Array> {
  return encodePng(await drawPart(part, open, size));
}

/** The same as pixels. @param open the machine whose operations colour a drawing */
async function drawPart(part: Part, open: OpenBench | undefined, size: PartPictureSize): Promise<Picture> {
  if (part.kind === 'mesh') return meshPicture(part, size);
  const operations = open?.bench.operationsOf?.(part);
  if (part.kind === 'raster') {
    const { width, height } = part;
    const picture = pictureOfRaster(part, 2 * Math.max(size.width, size.height));
    const items: SceneItem[] = [{ kind: 'picture', at: [0, 0], size: [width, height], picture }];
    return rasterScene(
      fitted([0, 0, width, height], () => items, size),
      { background: PAPER },
    );
  }
  const items = await drawingView(operations?.drawing ?? part, operations);
  return rasterScene(fitted(boxOf(part), items, size), { background: PAPER });
}

/** A mesh with white around it. */
function meshPicture(mesh: Mesh, { width, height }: PartPictureSize): Picture {
  const extent = viewExtent(mesh, [], ISOMETRIC);
  const projection = fitProjection(extent, [width, height], { ...ISOMETRIC, filled: FILLED });
  const options = { width, height, colors: OBJECT_COLORS, insideColor: INSIDE_COLOR, background: PAPER };
  return shadeMeshes([{ mesh, projection }], options);
}

function boxOf(drawing: Drawing): readonly [number, number, number, number] {
  const [[x0, y0], [x1, y1]] = drawnBounds(drawing);
  return [x0, y0, x1, y1];
}

/** A flat thing in the middle of a picture, in pixels. */
function fitted(
  [x0, y0, x1, y1]: readonly [number, number, number, number],
  items: (scale: number) => readonly SceneItem[],
  { width, height }: PartPictureSize,
): Scene {
  const [w, h] = [Math.max(x1 - x0, 1e-6), Math.max(y1 - y0, 1e-6)];
  const scale = FILLED * Math.min(width / w, height / h);
  const x = width / 2 - (scale * (x0 + x1)) / 2;
  const y = height / 2 - (scale * (y0 + y1)) / 2;
  return {
    bounds: [
      [0, 0, 0],
      [width, height, 0],
    ],
    items: items(scale).map((item) => placed(item, { x, y, scale, least: 1 })),
  };
}
