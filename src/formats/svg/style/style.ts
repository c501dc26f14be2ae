import { type Color, type Pen, PLAIN_PEN } from '../../../model/part.ts';
import type { CssColor } from './color.ts';
import type { LengthContext } from './length.ts';
import type { StyleIndex } from './match-css.ts';

/** What fills or strokes. `alpha` of colours is kept: invisible paint is not drawn. */
export type Paint =
  | { readonly kind: 'none' }
  | { readonly kind: 'current' }
  /** Of the line that carries the marker. */
  | { readonly kind: 'context'; readonly of: 'fill' | 'stroke' }
  | { readonly kind: 'color'; readonly color: Color; readonly alpha: number }
  | { readonly kind: 'server'; readonly id: string; readonly fallback: Paint };

/** Properties that children take from their parent, computed. Lengths in user units. */
export interface Style {
  readonly color: CssColor;
  readonly fill: Paint;
  readonly stroke: Paint;
  readonly fillOpacity: number;
  readonly strokeOpacity: number;
  readonly strokeWidth: number;
  /** Its lengths in user units, as the width. */
  readonly pen: Pen;
  readonly fillRule: 'nonzero' | 'evenodd';
  readonly clipRule: 'nonzero' | 'evenodd';
  readonly visible: boolean;
  /** Ids of the markers, '' for none. */
  readonly markerStart: string;
  readonly markerMid: string;
  readonly markerEnd: string;
  readonly fontSize: number;
  readonly fontFamily: string;
  readonly fontWeight: string;
  readonly fontStyle: string;
  readonly textAnchor: string;
  /** `rtl`: a text begins at its right end. */
  readonly direction: string;
  readonly letterSpacing: number;
  readonly wordSpacing: number;
  readonly preserveSpace: boolean;
  readonly smallCaps: boolean;
  readonly textTransform: string;
  readonly textDecoration: string;
  readonly writingMode: string;
  readonly textOrientation: string;
  readonly dominantBaseline: string;
  /** Custom properties (`--x`). */
  readonly variables: ReadonlyMap<string, string>;
  /** What `computeStyle` remembers of the children of an element of this style. */
  below: StylesBelow | null;
}

/**
 * Styles that were computed under a parent's style. They stand in it and not in a map from it, which the engine goes through
 * at each collection: of drawings that give every group a style of its own that was a third.
 */
export interface StylesBelow {
  /** The parent's; another one where that was copied. */
  readonly of: Style;
  /** Of children that say nothing themselves. */
  bare: (Style & OwnStyle) | null;
  /** What the others hold for: lengths in percent hang on the viewport, and the style of the root serves all drawings. */
  lengths: LengthContext | null;
  index: StyleIndex | null;
  /** By the number of what the style sheets say. */
  bySheet: (AlikeStyles | undefined)[];
}

/** Styles of elements that the same rules match, by what else they write: the first, and others. */
export interface AlikeStyles {
  readonly key: string;
  readonly style: Style & OwnStyle;
  others: Map<string, Style & OwnStyle> | null;
}

/**
 * What a shape of a style shows, where the style leaves nothing to tell, to clip, to mark or to draw later: worked out
 * once a style, and not once a shape.
 */
export interface Look {
  readonly fill: Color | null;
  readonly stroke: Color | null;
  /** 0…1 What the fill's own colour lets through of it. */
  readonly alpha: number;
}

/** Properties of the element alone, as written; '' where absent. */
export interface OwnStyle {
  readonly display: string;
  readonly opacity: number;
  readonly transform: string;
  readonly transformOrigin: string;
  readonly transformBox: string;
  readonly clipPath: string;
  readonly mask: string;
  readonly filter: string;
  readonly overflow: string;
  readonly baselineShift: string;
  readonly vectorEffect: string;
  readonly stopColor: string;
  readonly stopOpacity: string;
  /** x, r, width … given by a style sheet, which beat the attributes. */
  readonly geometry: ReadonlyMap<string, string> | null;
  /** What plain shapes of this style show; null where more is to be asked. */
  readonly look: Look | null;
}

/** A style being computed. */
export type Draft = { -readonly [K in keyof Style]: Style[K] } & { -readonly [K in keyof OwnStyle]: OwnStyle[K] };

const BLACK: Color = { r: 0, g: 0, b: 0 };
export const NO_PAINT: Paint = { kind: 'none' };

/** What the root of a drawing hands down. */
const INHERITED: Style = {
  color: { color: BLACK, alpha: 1 },
  fill: { kind: 'color', color: BLACK, alpha: 1 },
  stroke: NO_PAINT,
  fillOpacity: 1,
  strokeOpacity: 1,
  strokeWidth: 1,
  pen: PLAIN_PEN,
  fillRule: 'nonzero',
  clipRule: 'nonzero',
  visible: true,
  markerStart: '',
  markerMid: '',
  markerEnd: '',
  fontSize: 16,
  fontFamily: '',
  fontWeight: '400',
  fontStyle: 'normal',
  textAnchor: 'start',
  direction: 'ltr',
  letterSpacing: 0,
  wordSpacing: 0,
  preserveSpace: false,
  smallCaps: false,
  textTransform: 'none',
  textDecoration: '',
  writingMode: '',
  textOrientation: '',
  dominantBaseline: '',
  variables: new Map(),
  below: null,
};

/** With an element's own properties as well, as every computed style has them. */
export const ROOT_STYLE: Style & OwnStyle = styleUnder(INHERITED);

/** True for a property of the element alone. */
export function isOwn(field: keyof Draft): field is keyof OwnStyle {
  return !(field in INHERITED);
}

/**
 * The style of an element that says nothing itself. One list of all fields: a copy by `...` has another hidden class than
 * what it is a copy of, and under five groups the engine looks each field up by its name, which costs ten times as much.
 */
export function styleUnder(parent: Style): Draft {
  return {
    color: parent.color,
    fill: parent.fill,
    stroke: parent.stroke,
    fillOpacity: parent.fillOpacity,
    strokeOpacity: parent.strokeOpacity,
    strokeWidth: parent.strokeWidth,
    pen: parent.pen,
    fillRule: parent.fillRule,
    clipRule: parent.clipRule,
    visible: parent.visible,
    markerStart: parent.markerStart,
    markerMid: parent.markerMid,
    markerEnd: parent.markerEnd,
    fontSize: parent.fontSize,
    fontFamily: parent.fontFamily,
    fontWeight: parent.fontWeight,
    fontStyle: parent.fontStyle,
    textAnchor: parent.textAnchor,
    direction: parent.direction,
    letterSpacing: parent.letterSpacing,
    wordSpacing: parent.wordSpacing,
    preserveSpace: parent.preserveSpace,
    smallCaps: parent.smallCaps,
    textTransform: parent.textTransform,
    textDecoration: parent.textDecoration,
    writingMode: parent.writingMode,
    textOrientation: parent.textOrientation,
    dominantBaseline: parent.dominantBaseline,
    variables: parent.variables,
    below: null,
    display: '',
    opacity: 1,
    transform: '',
    transformOrigin: '',
    transformBox: '',
    clipPath: '',
    mask: '',
    filter: '',
    overflow: '',
    baselineShift: '',
    vectorEffect: '',
    stopColor: '',
    stopOpacity: '',
    geometry: null,
    look: null,
  };
}
