import { sayText } from '../../base/text.ts';
import { boundingBox } from '../../geometry/bounding-box.ts';
import { growByImage } from '../../geometry/paths/drawing-measures.ts';
import { emptyBounds, growBySubpath } from '../../geometry/paths/subpath-bounds.ts';
import type { Bounds } from '../../model/finding.ts';
import type { Drawing, Mesh, NamedPart, Raster } from '../../model/part.ts';
import type { SceneItem } from '../../model/scene.ts';
import { INSIDE_COLOR, OBJECT_COLORS, PAPER } from '../../picture/colors.ts';
import { USE_COLORS, usesOf } from '../../picture/drawing-items.ts';
import { flatView } from '../../picture/flat-view.ts';
import { numberText, sizeText } from '../../picture/numbers.ts';
import { gridStep, partView } from '../../picture/part-view.ts';
import { pictureOfRaster } from '../../picture/place-image.ts';
import { frame, type LegendEntry, layoutSheet, type SheetContents, type SheetView } from '../../picture/sheet.ts';
import { USE_WORDS, WORDS } from '../../picture/words.ts';
import { drawingView } from './drawing-view.ts';
import { houseLetters } from './house-letters.ts';
import type { Preview, PreviewRequest, Shown } from './preview.ts';

/** Objects named in a legend, at most. */
const MOST_NAMES = 12;

/** A picture of a maker's part: a solid, a drawing, an image. */
export async function previewPart(named: NamedPart, request: PreviewRequest): Promise<Preview> {
  const { part } = named;
  const title = named.file.replace(/^.*[\\/]/, '');
  const look = part.kind === 'mesh' ? lookAtMesh(part, request) : await lookAtFlat(part, request);
  const letters = await houseLetters();
  const { lang, width, jobAsDrawing } = request;
  const { shows, bounds, contents } = look;
  const facts = jobAsDrawing === true ? `${contents.facts} · ${WORDS.jobAsDrawing[lang]}` : contents.facts;
  const sheet = layoutSheet({ ...contents, title, facts }, { width, lang, letters });
  return { shows, title, facts, sheet, letters, bounds, layer: null, layers: null };
}

interface Look {
  readonly shows: Shown;
  readonly bounds: Bounds | null;
  readonly contents: Omit<SheetContents, 'title'>;
}

function lookAtMesh(mesh: Mesh, { lang }: PreviewRequest): Look {
  const bounds = boundingBox(mesh.positions, mesh.triangles);
  const [low, high] = bounds ?? [[0, 0, 0] as const, [0, 0, 0] as const];
  const sizes = [high[0] - low[0], high[1] - low[1], high[2] - low[2]];
  const named = mesh.objects.length > 1 ? mesh.objects.slice(0, MOST_NAMES) : [];
  const legend: LegendEntry[] = named.map(({ name }, k) => ({
    color: OBJECT_COLORS[k % OBJECT_COLORS.length]!,
    label: name === '' ? String(k + 1) : name,
    mark: 'area',
  }));
  let open = false;
  const facts = sayText(
    WORDS.part,
    sizeText(sizes, lang),
    grouped(mesh.triangles.length / 3),
    numberText(gridStep([low, high]), 2, lang),
  )[lang];
  const view: SheetContents['view'] = (width, style) => partView(mesh, width, style, () => (open = true));
  return {
    shows: 'part',
    bounds,
    contents: {
      facts,
      view,
      legend: () => [
        ...legend,
        ...(open ? [{ color: INSIDE_COLOR, label: WORDS.inside[lang], mark: 'area' as const }] : []),
      ],
    },
  };
}

/** Digits in groups of three, parted by blanks that do not break: read alike in both languages. */
function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');
}

async function lookAtFlat(part: Drawing | Raster, request: PreviewRequest): Promise<Look> {
  const operations = request.open?.bench.operationsOf?.(part);
  if (part.kind === 'raster' && operations === undefined) return lookAtImage(part, request);
  const { lang, open } = request;
  const drawing = operations?.drawing ?? (part as Drawing); // a raster without operations went the other way
  const bounds = drawnBounds(drawing);
  const size = sizeText([bounds[1][0] - bounds[0][0], bounds[1][1] - bounds[0][1]], lang);
  const shown = aroundPage(bounds, drawing);
  const { page } = drawing;
  const ground = { area: page === null ? null : ([0, 0, page[0], page[1]] as const), color: PAPER };
  const items = await drawingView(drawing, operations);
  const facts =
    operations === undefined || open === undefined
      ? sayText(WORDS.asDrawn, size)[lang]
      : sayText(WORDS.drawing, size, open.machine.head.name)[lang];
  const uses = operations === undefined ? [] : usesOf(operations);
  const legend = uses.map((use): LegendEntry => {
    const mark = use === 'engrave' ? 'area' : 'line';
    return { color: USE_COLORS[use], label: USE_WORDS[use][lang], mark };
  });
  return {
    shows: part.kind === 'raster' ? 'image' : 'drawing',
    bounds,
    contents: {
      facts,
      legend: () => legend,
      view: (width, style) => flatView({ bounds: shown, ground, items }, width, style),
    },
  };
}

/** [mm] Of everything that is drawn. */
export function drawnBounds(drawing: Drawing): Bounds {
  const box = emptyBounds();
  for (const { subpaths } of drawing.shapes) for (const subpath of subpaths) growBySubpath(box, subpath);
  for (const image of drawing.images) growByImage(box, image);
  if (box.minX > box.maxX)
    return [
      [0, 0, 0],
      [drawing.page?.[0] ?? 1, drawing.page?.[1] ?? 1, 0],
    ];
  return [
    [box.minX, box.minY, 0],
    [box.maxX, box.maxY, 0],
  ];
}

/** A page this much longer than what is drawn is not shown whole. */
const LARGE_PAGE = 4;

/** The drawing and its page with a strip around them; of a far larger page only the part around the drawing. */
function aroundPage([[x0, y0], [x1, y1]]: Bounds, { page }: Drawing): Bounds {
  const longest = Math.max(x1 - x0, y1 - y0, 1e-3);
  const whole = page !== null && Math.max(page[0], page[1]) <= LARGE_PAGE * longest;
  const [left, low] = whole ? [Math.min(0, x0), Math.min(0, y0)] : [x0, y0];
  const [right, high] = whole ? [Math.max(page[0], x1), Math.max(page[1], y1)] : [x1, y1];
  const strip = 0.03 * Math.max(right - left, high - low, 1e-3);
  return [
    [left - strip, low - strip, 0],
    [right + strip, high + strip, 0],
  ];
}

/** [pixels] Of a view, tallest by its width. */
const TALLEST = 1.15;

function lookAtImage(raster: Raster, { lang }: PreviewRequest): Look {
  const { width, height, dpi } = raster;
  const size = dpi === null ? null : ([(width / dpi[0]) * 25.4, (height / dpi[1]) * 25.4] as const);
  const words = size === null ? WORDS.noSize[lang] : sizeText(size, lang);
  const view = (room: number): SheetView => {
    const scale = Math.min(room / width, (TALLEST * room) / height);
    const at = [(room - width * scale) / 2, 0] as const;
    const picture = pictureOfRaster(raster, 2 * room);
    const item: SceneItem = { kind: 'picture', at, size: [width * scale, height * scale], picture };
    return { height: height * scale, items: [item, frame([at[0], 0, at[0] + width * scale, height * scale], 1)] };
  };
  return {
    shows: 'image',
    bounds:
      size === null
        ? null
        : [
            [0, 0, 0],
            [size[0], size[1], 0],
          ],
    contents: { facts: sayText(WORDS.image, String(width), String(height), words)[lang], legend: () => [], view },
  };
}
