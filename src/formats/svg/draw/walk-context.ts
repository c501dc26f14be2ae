import type { Affine } from '../../../geometry/affine.ts';
import type { SubpathBuilder } from '../../../geometry/paths/subpath-builder.ts';
import type { PlacedImage, Shape, Subpath } from '../../../model/part.ts';
import type { Notes } from '../../notes.ts';
import type { LengthContext } from '../style/length.ts';
import type { StyleIndex } from '../style/match-css.ts';
import type { OwnStyle, Paint, Style } from '../style/style.ts';
import type { ElementsById, SvgNode } from '../tree/svg-node.ts';
import type { Clip, ClipPart } from './clip.ts';
import type { KnownClips } from './known-clips.ts';

/** What an element inherits on its way down the tree. */
export interface WalkState {
  /** Its user units to mm, y up. */
  readonly map: Affine;
  readonly style: Style;
  /** [user units] Nearest viewport. */
  readonly width: number;
  readonly height: number;
  readonly layer: string;
  readonly clips: readonly Clip[];
  /** 0…1 Of the element and all that it stands in. */
  readonly opacity: number;
  /** The `use` elements that are being expanded, to see a circle. */
  readonly uses: readonly SvgNode[];
}

/** A shape before its clips are applied. */
export interface ClippedShape {
  readonly shape: Shape;
  readonly clips: readonly Clip[];
  /** It is filled with a pattern, to be drawn out once the walk is over. */
  readonly pattern?: PatternFill;
}

/** The `pattern` element that fills a shape, and where the shape stands in the tree. */
export interface PatternFill {
  readonly server: SvgNode;
  readonly node: SvgNode;
  readonly state: WalkState;
}

/** A picture with the clips that hold on it. */
export interface ClippedImage {
  readonly image: PlacedImage;
  readonly clips: readonly Clip[];
}

/** A picture to be decoded once the walk is over. */
export interface PictureRequest {
  readonly node: SvgNode;
  readonly href: string;
  /** [user units] Its box; NaN width or height: as large as its pixels. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly map: Affine;
  readonly layer: string;
  readonly clips: readonly Clip[];
  /** 0…1 */
  readonly opacity: number;
}

/** A line of live text, to be outlined once the walk is over. */
export interface TextRequest {
  readonly node: SvgNode;
  readonly style: Style & OwnStyle;
  readonly state: WalkState;
  /** How many shapes were drawn before it. */
  readonly at: number;
}

/** A text that is part of a clip or mask, with the strokes of that part, to be filled. */
export interface ClipText {
  readonly request: TextRequest;
  readonly outline: Subpath[];
}

/** The part of a clip or mask that a text is: its strokes come once the walk is over. */
export function textPart(request: TextRequest, { clipTexts }: WalkContext): ClipPart {
  const outline: Subpath[] = [];
  clipTexts.push({ request, outline });
  return { subpaths: outline, fillRule: 'nonzero', clips: request.state.clips };
}

/** What the walk fills, and what it needs everywhere. */
export interface WalkContext {
  readonly ids: ElementsById;
  readonly index: StyleIndex;
  readonly pxPerInch: number;
  /** [user units] Viewport of the root. */
  readonly view: { readonly width: number; readonly height: number };
  readonly notes: Notes<SvgNode>;
  readonly builder: SubpathBuilder;
  readonly shapes: ClippedShape[];
  readonly pictures: PictureRequest[];
  readonly texts: TextRequest[];
  /** Texts in clip paths and masks, with the parts that their outlines fill. */
  readonly clipTexts: ClipText[];
  /** Gradients as pictures, with the clips that cut them to their shapes. */
  readonly shades: ClippedImage[];
  /** Red texts are labels that are not burnt (Boxes.py). */
  readonly redIsLabel: boolean;
  /** `clip`: every shape counts as a filled area, whatever its paint. `measure`: every shape as it stands. */
  readonly mode: 'draw' | 'clip' | 'measure';
  /** Paints of the line that carries the marker that is being drawn. */
  readonly around: { readonly fill: Paint; readonly stroke: Paint };
  /** Elements that may still be drawn as copies. */
  readonly budget: { left: number };
  /** What lengths referred to last, the same object for all elements that stand alike; and what clips were made. */
  readonly memory: { lengths: LengthContext; readonly clips: KnownClips };
}

/** What lengths of an element refer to. */
export function lengthsOf(context: WalkContext, state: WalkState, fontSize: number): LengthContext {
  const { width, height } = state;
  const { memory } = context;
  const known = memory.lengths;
  if (known.fontSize !== fontSize || known.width !== width || known.height !== height)
    memory.lengths = { pxPerInch: context.pxPerInch, fontSize, width, height };
  return memory.lengths;
}
