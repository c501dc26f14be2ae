import { same, sayText, type Text } from '../../../base/text.ts';
import { affineScale } from '../../../geometry/affine.ts';
import type { BuiltSubpaths } from '../../../geometry/paths/subpath-builder.ts';
import { type Color, type Pen, PLAIN_PEN, type Shape, type Subpath } from '../../../model/part.ts';
import {
  DASHED_STROKE,
  HIDDEN_OBJECT,
  INVISIBLE_STROKE,
  PAINTED_AREA,
  UNREADABLE_PART,
  UNSUPPORTED,
} from '../rules.ts';
import { MM_PER_INCH } from '../spec.ts';
import { type ResolvedPaint, resolvePaint } from '../style/paint.ts';
import type { OwnStyle, Paint, Style } from '../style/style.ts';
import { placeOf } from '../tree/place-of.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import { drawEllipse, drawLine, drawPoints, drawRect, lengthReader } from './basic-shapes.ts';
import { drawPathData } from './path-data.ts';
import { shadeGradient } from './shade-gradient.ts';
import { lengthsOf, type PatternFill, type WalkContext, type WalkState } from './walk-context.ts';

/** Elements that are a shape by themselves. */
export const SHAPE_TAGS: ReadonlySet<string> = new Set([
  'path',
  'rect',
  'circle',
  'ellipse',
  'line',
  'polyline',
  'polygon',
]);

/** Adds one basic shape or path, with its paint, to the drawing; gives its strokes. `state` is the element's own: its map and style. */
export function drawElement(
  node: SvgNode,
  style: Style & OwnStyle,
  state: WalkState,
  context: WalkContext,
): readonly Subpath[] {
  if (!style.visible && context.mode !== 'measure') {
    if (context.mode === 'draw')
      context.notes.count(HIDDEN_OBJECT, { en: 'Hidden by visibility', fr: 'Masqués par « visibility »' }, node, {
        severity: 'warning',
      });
    return [];
  }
  drawGeometry(node, style, state, context);
  const built = context.builder.take(state.map);
  addBuilt(node, built, { style, state, context });
  return built.subpaths;
}

/** From this opacity on an area counts as full. */
export const OPAQUE = 0.95;

/** Everything that turning geometry into a shape needs. */
export interface Painting {
  readonly style: Style & Partial<Pick<OwnStyle, 'vectorEffect'>>;
  readonly state: WalkState;
  readonly context: WalkContext;
}

const NO_PEN: Pick<Shape, 'strokeWidth' | 'pen'> = { strokeWidth: 0 };

/** Adds built strokes as a shape with the paint of its style. */
export function addBuilt(node: SvgNode, built: BuiltSubpaths, painting: Painting): void {
  const { style, state, context } = painting;
  const drawn = context.mode === 'draw';
  const { subpaths } = built;
  if (drawn && built.points + built.lost > 0) noteLosses(node, built, context);
  if (subpaths.length === 0) return;
  const fill = drawn ? paintColor(node, style.fill, style.fillOpacity, painting) : BLACK;
  const stroke = drawn ? strokeColor(node, fill !== null, painting) : null;
  if (drawn && (stroke === null || style.pen.dashes.length > 0) && !isLeft(node, built, painting, { fill, stroke }))
    return;
  const tone = drawn && fill !== null ? toneOf(painting) : 1;
  const { strokeWidth, pen } = drawn ? penOf(painting) : NO_PEN;
  const shape: Shape & { fillOpacity?: number; pen?: Pen } = {
    subpaths,
    stroke,
    fill,
    fillRule: drawn ? style.fillRule : style.clipRule,
    strokeWidth,
    layer: state.layer,
    element: node.tag,
    id: node.attributes.id ?? '',
    line: node.line,
  };
  if (tone < OPAQUE) shape.fillOpacity = tone;
  if (pen !== undefined) shape.pen = pen;
  const { clips } = state;
  if (drawn && stroke !== null && fill !== null && paintUnder(node, built, painting, shape)) {
    context.shapes.push({ shape: { ...shape, fill: null }, clips });
    return;
  }
  const pattern = drawn && stroke === null ? patternOf(node, painting) : null;
  context.shapes.push(pattern === null ? { shape, clips } : { shape, clips, pattern });
}

/** The pattern or the shades under a line as a shape or a picture of their own; false where the fill is one colour. */
function paintUnder(node: SvgNode, built: BuiltSubpaths, painting: Painting, shape: Shape): boolean {
  const pattern = patternOf(node, painting);
  if (pattern === null) return shaded(node, built, painting, true);
  painting.context.shapes.push({
    shape: { ...shape, stroke: null, under: true },
    clips: painting.state.clips,
    pattern,
  });
  return true;
}

/** Tells what is taken otherwise of an area or of dashes; false where nothing is left, or a picture of shades was made. */
function isLeft(
  node: SvgNode,
  built: BuiltSubpaths,
  painting: Painting,
  { fill, stroke }: Pick<Shape, 'fill' | 'stroke'>,
): boolean {
  const { style, context } = painting;
  const { notes } = context;
  if (fill === null && stroke === null) {
    notes.count(
      HIDDEN_OBJECT,
      { en: 'Objects with neither stroke nor fill', fr: 'Objets sans contour ni fond' },
      node,
      { severity: 'info' },
    );
    return false;
  }
  if (stroke === null && shaded(node, built, painting)) return false;
  if (stroke !== null && style.pen.dashes.length > 0)
    notes.count(
      DASHED_STROKE,
      {
        en: 'Dashed lines, whole where they are cut or marked (unless dashes=cut is set)',
        fr: 'Traits pointillés, continus là où ils sont découpés ou marqués (sauf avec dashes=cut)',
      },
      node,
    );
  if (stroke === null && toneOf(painting) < OPAQUE)
    notes.count(
      UNSUPPORTED,
      {
        en: 'Half-transparent areas, engraved as full ones (unless areaShades=grey is set)',
        fr: 'Surfaces semi-transparentes, gravées comme pleines (sauf avec areaShades=grey)',
      },
      node,
      { severity: 'info' },
    );
  return true;
}

/** [0…1] How opaque a fill is. */
function toneOf({ style: { fill, fillOpacity }, state }: Painting): number {
  return fillOpacity * state.opacity * (fill.kind === 'color' ? fill.alpha : 1);
}

/** [mm] How wide a stroke is and what its pen does. One that does not scale is as wide as its number of px, whatever map it lies under. */
export function penOf({ style, state, context }: Painting): Pick<Shape, 'strokeWidth' | 'pen'> {
  const fixed = style.vectorEffect === 'non-scaling-stroke';
  const scale = fixed ? MM_PER_INCH / context.pxPerInch : affineScale(state.map);
  const { pen } = style;
  const strokeWidth = style.strokeWidth * scale;
  if (pen === PLAIN_PEN) return { strokeWidth };
  const dashes = pen.dashes.map((length) => length * scale);
  return { strokeWidth, pen: { ...pen, dashes, dashOffset: pen.dashOffset * scale } };
}

/** The pattern that fills an element, to be drawn out later; null where no pattern does. */
function patternOf(node: SvgNode, { style: { fill }, state, context }: Painting): PatternFill | null {
  const server = fill.kind === 'server' ? context.ids.get(fill.id) : undefined;
  return server?.tag === 'pattern' ? { server, node, state } : null;
}

/** A fill by a gradient becomes a picture of shades, cut to the shape; false where it is no such fill. */
function shaded(
  node: SvgNode,
  { subpaths }: BuiltSubpaths,
  { style, state, context }: Painting,
  under = false,
): boolean {
  const { fill, fillOpacity, fillRule } = style;
  const server = fill.kind === 'server' ? context.ids.get(fill.id) : undefined;
  if (server === undefined) return false;
  const resolved = resolvePaint(fill, style, context.ids, context.index);
  if (resolved === null || resolved === 'missing' || resolved.effect !== 'gradient') return false;
  const image = shadeGradient(server, { subpaths, state, opacity: fillOpacity * state.opacity, node }, context);
  if (image === null) return false;
  const own = { parts: [{ subpaths, fillRule, clips: [] }], clips: [] };
  context.shades.push({ image: under ? { ...image, under } : image, clips: [...state.clips, own] });
  if (under) return true;
  context.notes.count(
    PAINTED_AREA,
    { en: 'Gradients engraved in shades of grey', fr: 'Dégradés gravés en nuances de gris' },
    node,
  );
  return true;
}

const BLACK: Color = { r: 0, g: 0, b: 0 };

/** Puts the geometry of a basic shape or path into the builder, in user units. */
export function drawGeometry(node: SvgNode, style: Style & OwnStyle, state: WalkState, context: WalkContext): void {
  const { builder } = context;
  const { attributes, tag } = node;
  if (tag === 'path') {
    drawPath(node, style, context);
    return;
  }
  const onInvalid = (name: string, value: string): void => badValue(node, name, value, context);
  const lengths = lengthsOf(context, state, style.fontSize);
  const read = (name: string): string | undefined => style.geometry?.get(name) ?? attributes[name];
  const length = lengthReader(read, lengths, onInvalid);
  switch (tag) {
    case 'rect':
      drawRect(builder, length);
      return;
    case 'circle':
    case 'ellipse':
      drawEllipse(builder, length, tag === 'circle');
      return;
    case 'line':
      drawLine(builder, length);
      return;
    default: {
      const rest = drawPoints(builder, attributes.points ?? '', tag === 'polygon');
      if (rest !== null) brokenPoints(node, rest, context);
    }
  }
}

function brokenPoints(node: SvgNode, rest: string, { mode, notes }: WalkContext): void {
  if (mode !== 'draw') return;
  notes.tell(UNREADABLE_PART, node, {
    what: sayText(
      {
        en: 'The list of points breaks off at "{0}". What came before is kept.',
        fr: 'La liste de points s’interrompt à « {0} ». Ce qui précède est gardé.',
      },
      same(rest.length > 40 ? `${rest.slice(0, 40)}…` : rest),
    ),
  });
}

function drawPath(node: SvgNode, { geometry }: OwnStyle, context: WalkContext): void {
  const { builder, mode, notes } = context;
  let data = node.attributes.d ?? '';
  const styled = geometry?.get('d');
  if (styled !== undefined) {
    const match = /^\s*(?:path\(\s*(?:\w+\s*,\s*)?(["'])(.*)\1\s*\)|(none))\s*$/s.exec(styled);
    if (match === null) badValue(node, 'd', styled, context);
    else data = match[2] ?? 'none';
  }
  if (!data.startsWith('M') && data.trim() === 'none') {
    const topic = { en: 'Paths that say "d: none"', fr: 'Tracés qui disent « d: none »' };
    if (mode === 'draw') notes.count(HIDDEN_OBJECT, topic, node);
    return;
  }
  const fault = drawPathData(data, builder);
  if (fault === null || mode !== 'draw') return;
  notes.tell(UNREADABLE_PART, node, {
    what: sayText(
      {
        en: 'The path breaks off at character {0}: "{1}". What came before is kept.',
        fr: 'Le tracé s’interrompt au caractère {0} : « {1} ». Ce qui précède est gardé.',
      },
      fault.at,
      same(fault.found),
    ),
  });
}

/** A value that is ignored, told once for each place. */
export function badValue(node: SvgNode, name: string, value: string, context: WalkContext): void {
  if (context.mode !== 'draw') return;
  const short = value.length > 40 ? `${value.slice(0, 40)}…` : value;
  context.notes.tell(UNREADABLE_PART, node, {
    what: sayText(
      {
        en: '{0}="{1}" is not a value that {0} may have; it is ignored.',
        fr: '{0}="{1}" n’est pas une valeur possible de {0} ; elle est ignorée.',
      },
      same(name),
      same(short),
    ),
  });
}

/** Tells of strokes that are only a point, or nowhere. */
export function noteLosses(node: SvgNode, built: BuiltSubpaths, context: WalkContext): void {
  if (built.points > 0) {
    const topic = { en: 'Strokes without any length', fr: 'Tracés sans longueur' };
    context.notes.count(HIDDEN_OBJECT, topic, node, { count: built.points, severity: 'info' });
  }
  if (built.lost === 0) return;
  const what: Text = {
    en: 'A stroke lies more than 10 km away, or nowhere at all; it is left out.',
    fr: 'Un tracé se trouve à plus de 10 km, ou nulle part ; il est laissé de côté.',
  };
  context.notes.tell(UNREADABLE_PART, node, { what, where: placeOf(node) });
}

function paintColor(node: SvgNode, asked: Paint, opacity: number, { style, context }: Painting): Color | null {
  if (opacity === 0 || asked.kind === 'none') return null;
  if (asked.kind === 'color') return asked.alpha > 0 ? asked.color : null;
  const paint = asked.kind === 'context' ? context.around[asked.of] : asked;
  const resolved: ResolvedPaint | null | 'missing' = resolvePaint(paint, style, context.ids, context.index);
  if (resolved === null) return null;
  if (resolved === 'missing') {
    const what = {
      en: 'The paint that this object asks for is not in the file.',
      fr: 'La peinture demandée par cet objet n’est pas dans le fichier.',
    };
    context.notes.tell(UNREADABLE_PART, node, { what });
    return null;
  }
  if (resolved.effect === 'hatch') noteEvenTone(node, context);
  return resolved.color;
}

/** A pattern, hatch or mesh that is filled wholly. */
export function noteEvenTone(node: SvgNode, { notes }: WalkContext): void {
  notes.count(UNSUPPORTED, { en: 'Patterns taken as one even tone', fr: 'Motifs pris comme un ton uni' }, node);
}

/**
 * A stroke is a line to follow, whatever its width or opacity: machines and drawing programs take it so. One that
 * cannot be seen is still cut, with a warning; with no width it gives way to a fill.
 */
function strokeColor(node: SvgNode, filled: boolean, painting: Painting): Color | null {
  const { style, context } = painting;
  if (style.strokeWidth === 0 && filled) return null;
  const color = paintColor(node, style.stroke, 1, painting);
  if (color === null) return null;
  if (style.strokeOpacity === 0)
    context.notes.count(
      INVISIBLE_STROKE,
      { en: 'Fully transparent strokes that are cut', fr: 'Contours entièrement transparents mais coupés' },
      node,
    );
  else if (style.strokeWidth === 0)
    context.notes.count(
      INVISIBLE_STROKE,
      { en: 'Strokes of width 0 that are cut', fr: 'Contours d’épaisseur 0 mais coupés' },
      node,
    );
  return color;
}
