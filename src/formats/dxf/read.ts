import { UsageError } from '../../base/errors.ts';
import { same, sayText, type Text } from '../../base/text.ts';
import type { Affine } from '../../geometry/affine.ts';
import { loadPolygonKernel } from '../../geometry/areas/clipper-kernel.ts';
import { emptyBounds, type FlatBounds, growBySubpath } from '../../geometry/paths/subpath-bounds.ts';
import { CLOSED_WITHIN } from '../../geometry/paths/subpath-builder.ts';
import { transformVerbs } from '../../geometry/paths/transform-subpath.ts';
import type { Finding } from '../../model/finding.ts';
import type { ReadOptions } from '../../model/format.ts';
import type { Drawing, PartReading, Shape, SourceFile, Subpath } from '../../model/part.ts';
import { findingOf } from '../../model/rule.ts';
import { decodeText } from '../decode-text.ts';
import { emptyDrawing } from '../empty-drawing.ts';
import { FontShelf } from '../font-shelf.ts';
import { Notes } from '../notes.ts';
import { newDocument, readDocument } from './document.ts';
import { decodeDosText, isDosPage } from './dos-text.ts';
import { EntityPainter } from './draw-entities.ts';
import { type DrawingUnit, drawingUnit } from './drawing-unit.ts';
import { engraveLines } from './engrave-lines.ts';
import { placeOfEntity } from './entity.ts';
import { BinaryGroups, type GroupSource, TextGroups } from './groups.ts';
import { outlineTexts } from './outline-texts.ts';
import { SCALE } from './rules.ts';

/**
 * A DXF as a drawing in mm. A DXF has no page: its own lower left corner is the origin.
 * @throws FormatError with line or byte where it cannot be read, or holds nothing to burn; UsageError for a wrong setting
 */
export async function readDxf(file: SourceFile, options: ReadOptions): Promise<PartReading> {
  return readFrom(file, options, true);
}

/** The same with the file's own origin: a job that stands where it stands on the machine. */
export async function readDxfInPlace(file: SourceFile, options: ReadOptions): Promise<PartReading> {
  return readFrom(file, options, false);
}

async function readFrom(file: SourceFile, options: ReadOptions, toCorner: boolean): Promise<PartReading> {
  const document = newDocument();
  const notes = new Notes(placeOfEntity);
  const painter = new EntityPainter(document, notes);
  readDocument(openGroups(file.bytes), document, (entity) => painter.draw(entity));
  painter.finish();
  const drawn = await outlineTexts(painter, document.styles, notes, new FontShelf(options));
  if (drawn.length === 0) throw emptyDrawing(notes.findings()[0], SEEN, { line: 1, column: 1 });
  const bounds = emptyBounds();
  for (const shape of drawn) for (const subpath of shape.subpaths) growBySubpath(bounds, subpath);
  const some = bounds.minX <= bounds.maxX;
  const moves = some && toCorner;
  const span = some ? Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY) : 0;
  const unit = drawingUnit(document.header, options.settings, span);
  const k = unit.mm * scaleSetting(options.settings);
  const map: Affine = [k, 0, 0, k, moves ? -k * bounds.minX : 0, moves ? -k * bounds.minY : 0];
  const shapes: Shape[] = [];
  for (const { within, ...shape } of drawn) {
    const settled = settleShape(map, shape);
    if (within === undefined) shapes.push(settled);
    else
      shapes.push(
        engraveLines(
          settled,
          within.map((contour) => settle(map, contour)),
          await loadPolygonKernel(),
        ),
      );
  }
  const part: Drawing = { kind: 'drawing', shapes, images: [], page: null, unit: unit.unit };
  return { part, findings: [scaleFinding(unit, bounds, k), ...notes.findings()] };
}

/** Brings a shape to mm. */
function settleShape(map: Affine, { pen, ...shape }: Shape): Shape {
  const settled = shape.subpaths.map((subpath) => settle(map, subpath));
  const dashes = pen?.dashes.map((length) => length * map[0]);
  return {
    ...shape,
    subpaths: settled,
    strokeWidth: shape.strokeWidth * map[0],
    ...(pen && dashes && { pen: { ...pen, dashes } }),
  };
}

/**
 * Brings a stroke to mm in place: its columns are the reader's own, and a second copy of them all would be waste.
 * What counts as closed is asked again, because the gap is a matter of mm.
 */
function settle(map: Affine, subpath: Subpath): Subpath {
  const { verbs, coordinates } = subpath;
  transformVerbs(map, verbs, verbs.length, coordinates);
  const x0 = map[0] * subpath.x0 + map[4];
  const y0 = map[3] * subpath.y0 + map[5];
  const dx = coordinates[coordinates.length - 2]! - x0;
  const dy = coordinates[coordinates.length - 1]! - y0;
  return { x0, y0, verbs, coordinates, closed: dx * dx + dy * dy <= CLOSED_WITHIN * CLOSED_WITHIN };
}

function openGroups(bytes: Uint8Array): GroupSource {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const decode = decoderOf(head);
  if (head.startsWith('AutoCAD Binary DXF')) return new BinaryGroups(bytes, decode);
  const text = decode(bytes);
  return new TextGroups(text.includes('\n') ? text : text.replaceAll('\r', '\n'));
}

/** Since AC1021 (2007) text is UTF-8; before, the code page that the header names. */
function decoderOf(head: string): (bytes: Uint8Array) => string {
  const page = pageOf(head);
  if (page !== undefined && isDosPage(page)) return (bytes) => decodeDosText(bytes, page);
  const encoding = page === undefined ? undefined : encodingOf(page);
  return (bytes) => decodeText(bytes, encoding).text;
}

function pageOf(head: string): string | undefined {
  const version = /\$ACADVER\s+(?:1\s+)?AC(\d{4})/.exec(head)?.[1];
  if (version !== undefined && Number(version) >= 1021) return undefined;
  const page = /\$DWGCODEPAGE\s+(?:3\s+)?(?:ANSI_|DOS)?(\d{3,4})/i.exec(head)?.[1];
  return page;
}

/** Undefined: whatever fits. */
function encodingOf(page: string): string | undefined {
  const asian: Readonly<Record<string, string>> = {
    '932': 'shift_jis',
    '936': 'gbk',
    '949': 'euc-kr',
    '950': 'big5',
    '874': 'windows-874',
  };
  if (asian[page] !== undefined) return asian[page];
  return /^125[0-8]$/.test(page) && page !== '1252' ? `windows-${page}` : undefined;
}

function scaleSetting(settings: ReadonlyMap<string, string>): number {
  const written = settings.get('scale');
  if (written === undefined) return 1;
  const scale = Number(written);
  if (written.trim() !== '' && scale >= 1e-6 && scale <= 1e6) return scale;
  throw new UsageError(
    sayText(
      { en: '"scale" must be a number, not "{0}".', fr: '« scale » doit être un nombre, pas « {0} ».' },
      same(written),
    ),
    { en: 'Write --set scale=25.4, for instance.', fr: 'Écrivez --set scale=25.4, par exemple.' },
  );
}

function scaleFinding(unit: DrawingUnit, bounds: FlatBounds, k: number): Finding {
  const width = Math.max(0, k * (bounds.maxX - bounds.minX));
  const height = Math.max(0, k * (bounds.maxY - bounds.minY));
  const what = sayText(
    { en: 'The drawing is {0} × {1} mm in size: {2}.', fr: 'Le dessin mesure {0} × {1} mm : {2}.' },
    width,
    height,
    unit.reason,
  );
  return findingOf(SCALE, {
    what,
    severity: unit.guessed ? 'warning' : 'info',
    where: {},
    measured: width,
    unit: 'mm',
  });
}

const SEEN: Text = {
  en: 'Check that the layers are on and hold lines, arcs or polylines in model space, and export again.',
  fr: 'Vérifiez que les calques sont actifs et contiennent des lignes, arcs ou polylignes dans l’espace objet, puis exportez à nouveau.',
};
