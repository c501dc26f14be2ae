import type { Affine } from '../../../geometry/affine.ts';
import type { SubpathBuilder } from '../../../geometry/paths/subpath-builder.ts';
import { transformSubpath } from '../../../geometry/paths/transform-subpath.ts';
import type { Subpath } from '../../../model/part.ts';

/** An area of a clip path or plain mask in mm: where any of its parts is, the drawing shows. */
export interface Clip {
  readonly parts: readonly ClipPart[];
  /** Clips on the clip path itself. */
  readonly clips: readonly Clip[];
}

export interface ClipPart {
  readonly subpaths: readonly Subpath[];
  readonly fillRule: 'nonzero' | 'evenodd';
  readonly clips: readonly Clip[];
  /** It hides what the parts before it show: black in a mask. */
  readonly hides?: true;
}

/** The edge of a view: a rectangle from the origin. */
export function rectangleClip(builder: SubpathBuilder, width: number, height: number, map: Affine): Clip {
  builder.moveTo(0, 0);
  builder.lineTo(width, 0);
  builder.lineTo(width, height);
  builder.lineTo(0, height);
  builder.close();
  const { subpaths } = builder.take(map);
  return { parts: [{ subpaths, fillRule: 'nonzero', clips: [] }], clips: [] };
}

/** The same clip elsewhere. */
export function moveClip({ parts, clips }: Clip, dx: number, dy: number): Clip {
  return {
    parts: parts.map((part) => ({
      ...part,
      subpaths: part.subpaths.map((subpath) => transformSubpath([1, 0, 0, 1, dx, dy], subpath)),
      clips: part.clips.map((clip) => moveClip(clip, dx, dy)),
    })),
    clips: clips.map((clip) => moveClip(clip, dx, dy)),
  };
}
