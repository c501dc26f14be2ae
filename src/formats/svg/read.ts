import { same, sayText, type Text } from '../../base/text.ts';
import type { Affine } from '../../geometry/affine.ts';
import { drawingBounds } from '../../geometry/paths/drawing-measures.ts';
import { emptyBounds, type FlatBounds, growBySubpath } from '../../geometry/paths/subpath-bounds.ts';
import { SubpathBuilder } from '../../geometry/paths/subpath-builder.ts';
import { transformSubpath } from '../../geometry/paths/transform-subpath.ts';
import type { ReadOptions } from '../../model/format.ts';
import type { Drawing, PartReading, Shape, SourceFile } from '../../model/part.ts';
import { decodeText, isGzip, unpackGzip } from '../decode-text.ts';
import { emptyDrawing } from '../empty-drawing.ts';
import { Notes } from '../notes.ts';
import { KnownClips } from './draw/known-clips.ts';
import type { WalkContext } from './draw/walk-context.ts';
import { TreeWalk } from './draw/walk-tree.ts';
import { finishDrawing } from './finish-drawing.ts';
import { decideScale, type PageScale } from './page-scale.ts';
import { EXTERNAL_REFERENCE, HIDDEN_OBJECT, UNREADABLE_PART, UNSUPPORTED, UNTIDY_FILE } from './rules.ts';
import { scaleFinding } from './scale-finding.ts';
import { StyleIndex } from './style/match-css.ts';
import { type CssRule, parseStyleSheet } from './style/parse-css.ts';
import { NO_PAINT, ROOT_STYLE } from './style/style.ts';
import { refuseNoMarkup } from './tree/no-markup.ts';
import { parseTree } from './tree/parse-tree.ts';
import { placeOf } from './tree/place-of.ts';
import type { SvgNode, SvgTree } from './tree/svg-node.ts';
import { MOST_COPIES } from './tree/tree-facts.ts';
import { BOXES, findWriter } from './writer-signs.ts';

/**
 * An SVG as a drawing in mm.
 * @throws FormatError with line and column where it cannot be read, or holds nothing that shows; UsageError where a
 * setting is wrong
 */
export async function readSvg(file: SourceFile, options: ReadOptions): Promise<PartReading> {
  const notes = new Notes(placeOf);
  const bytes = isGzip(file.bytes) ? await unpackGzip(file.bytes) : file.bytes;
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 256));
  const declared = /<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  const { text, encoding, guessed } = decodeText(bytes, declared);
  refuseNoMarkup(text);
  const tree = await parseTree(text);
  noteTree(tree, guessed ? encoding : '', notes);
  noteOutsideSheets(text, notes);
  const scale = decideScale(tree.root, tree.prolog, options.settings);
  const ofBoxes = findWriter(tree.root, tree.prolog).name === BOXES;
  const context = drawTree(tree, scale, notes, ofBoxes);
  const { shapes, images, gone } = await finishDrawing(context, options);
  if (gone > 0)
    notes.count(HIDDEN_OBJECT, { en: 'Outside their clip', fr: 'Hors de leur masque de découpe' }, tree.root, {
      count: gone,
      severity: 'info',
    });
  const colors = ofBoxes ? ({ colorsOf: 'boxes.py' } as const) : {};
  const drawing: Drawing = { kind: 'drawing', shapes, images, page: scale.page, unit: scale.unit, ...colors };
  if (shapes.length === 0 && images.length === 0) {
    const { line, column } = tree.root;
    throw emptyDrawing(notes.findings()[0], SEEN, { line, column });
  }
  const findings = [scaleFinding(scale, drawingBounds(drawing) ?? emptyBounds(), tree.root), ...notes.findings()];
  return { part: scale.page === null ? settle(drawing) : drawing, findings };
}

function drawTree(tree: SvgTree, scale: PageScale, notes: Notes<SvgNode>, redIsLabel: boolean): WalkContext {
  const { map, width, height } = scale;
  const start = { map, style: ROOT_STYLE, width, height, layer: '', clips: [], opacity: 1, uses: [] };
  const context: WalkContext = {
    ids: tree.ids,
    index: new StyleIndex(collectRules(tree.styles, notes)),
    pxPerInch: scale.pxPerInch,
    view: { width, height },
    notes,
    builder: new SubpathBuilder(),
    shapes: [],
    pictures: [],
    texts: [],
    clipTexts: [],
    shades: [],
    redIsLabel,
    mode: 'draw',
    around: { fill: NO_PAINT, stroke: NO_PAINT },
    budget: { left: MOST_COPIES },
    memory: {
      lengths: { pxPerInch: scale.pxPerInch, fontSize: ROOT_STYLE.fontSize, width, height },
      clips: new KnownClips(),
    },
  };
  new TreeWalk(context).root(tree.root, start, scale.pixels);
  return context;
}

/** Rules of all `style` elements, in order. */
function collectRules(styles: readonly SvgNode[], notes: Notes<SvgNode>): readonly CssRule[] {
  const rules: CssRule[] = [];
  for (const node of styles) {
    const type = node.attributes.type ?? '';
    if (type !== '' && !/^text\/css\b/i.test(type)) continue;
    const sheet = parseStyleSheet(node.children.map((child) => child.value).join(''), rules.length);
    rules.push(...sheet.rules);
    noteSkipped(node, sheet.skipped, notes);
  }
  return rules;
}

const SHEET_OUTSIDE = {
  en: 'A style sheet outside the file is asked for; it is not opened.',
  fr: 'Une feuille de style hors du fichier est demandée ; elle n’est pas ouverte.',
};

/** `<?xml-stylesheet href="house.css"?>` before the drawing. */
function noteOutsideSheets(text: string, notes: Notes<SvgNode>): void {
  const before = text.slice(0, Math.max(0, text.search(/<(?:[\w.-]+:)?svg[\s>]/)));
  const asked = /<\?xml-stylesheet\s[^>]*\bhref\s*=\s*["'](?!#)/.exec(before);
  if (asked === null) return;
  const line = before.slice(0, asked.index).split('\n').length;
  notes.tell(EXTERNAL_REFERENCE, null, { what: SHEET_OUTSIDE, where: { line } });
}

/** What of a style sheet is not followed. */
function noteSkipped(node: SvgNode, skipped: readonly string[], notes: Notes<SvgNode>): void {
  if (skipped.includes('@import')) notes.tell(EXTERNAL_REFERENCE, node, { what: SHEET_OUTSIDE });
  const rest = skipped.filter((name) => name !== '@import');
  if (rest.length === 0) return;
  const what = sayText(
    {
      en: 'Style rules that are not followed: {0} ("{1}"). What they colour or hide may come out otherwise.',
      fr: 'Règles de style non suivies : {0} (« {1} »). Ce qu’elles colorent ou cachent peut sortir autrement.',
    },
    rest.length,
    same([...new Set(rest)].join('", "').slice(0, 120)),
  );
  notes.tell(UNSUPPORTED, node, { what, measured: rest.length });
}

function noteTree(tree: SvgTree, encoding: string, notes: Notes<SvgNode>): void {
  const [fault] = tree.faults;
  if (fault !== undefined) {
    const what = sayText(
      { en: 'Not correct XML: {0} (faults: {1}).', fr: 'XML incorrect : {0} (défauts : {1}).' },
      same(fault.message),
      tree.faults.length,
    );
    notes.tell(UNTIDY_FILE, null, { what, where: { line: fault.line, column: fault.column } });
  }
  if (encoding !== '') {
    const what = sayText(
      {
        en: 'The file does not say how its letters are written, and they are not UTF-8; they are read as {0}.',
        fr: 'Le fichier ne dit pas comment ses lettres sont codées, et ce n’est pas de l’UTF-8 ; elles sont lues en {0}.',
      },
      same(encoding),
    );
    notes.tell(UNTIDY_FILE, null, { what });
  }
  for (const { name, kind, line } of tree.entityFaults) {
    const what: Text =
      kind === 'external'
        ? {
            en: 'The entity "{0}" asks for another file; it is not opened.',
            fr: 'L’entité « {0} » demande un autre fichier ; il n’est pas ouvert.',
          }
        : {
            en: 'The entity "{0}" contains itself; it is left empty.',
            fr: 'L’entité « {0} » se contient elle-même ; elle reste vide.',
          };
    notes.tell(kind === 'external' ? EXTERNAL_REFERENCE : UNREADABLE_PART, null, {
      what: sayText(what, same(name)),
      where: { line },
    });
  }
}

function shapeBounds(shapes: readonly Shape[]): FlatBounds {
  const bounds = emptyBounds();
  for (const shape of shapes) for (const subpath of shape.subpaths) growBySubpath(bounds, subpath);
  return bounds;
}

/** Without a page the drawing's own lower left corner is the origin. */
function settle(drawing: Drawing): Drawing {
  const bounds = shapeBounds(drawing.shapes);
  if (!(bounds.minX <= bounds.maxX)) return drawing;
  const map: Affine = [1, 0, 0, 1, -bounds.minX, -bounds.minY];
  const shapes = drawing.shapes.map((shape) => ({
    ...shape,
    subpaths: shape.subpaths.map((s) => transformSubpath(map, s)),
  }));
  const images = drawing.images.map((image) => {
    const [a, b, c, d, e, f] = image.transform;
    return { ...image, transform: [a, b, c, d, e - bounds.minX, f - bounds.minY] as const };
  });
  return { ...drawing, shapes, images };
}

const SEEN: Text = {
  en: 'Check that the objects are visible, have a stroke or a fill, and lie in the file that you exported.',
  fr: 'Vérifiez que les objets sont visibles, ont un contour ou un fond, et se trouvent dans le fichier exporté.',
};
