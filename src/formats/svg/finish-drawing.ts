import type { ReadOptions } from '../../model/format.ts';
import type { Shape } from '../../model/part.ts';
import type { FontShelf } from '../font-shelf.ts';
import type { Clipped } from './draw/apply-clips.ts';
import type { ClippedShape, WalkContext } from './draw/walk-context.ts';

/**
 * What the walk left for later: texts, patterns, pictures, clips. Most drawings have none of them, so the code for each is
 * loaded where there are any: a third of all that reading a drawing would load (30 ms).
 */
export async function finishDrawing(context: WalkContext, options: ReadOptions): Promise<Clipped> {
  let fonts: FontShelf | null = null;
  const shelf = async (): Promise<FontShelf> => {
    fonts ??= new (await import('../font-shelf.ts')).FontShelf(options);
    return fonts;
  };
  let shapes: readonly ClippedShape[] = context.shapes;
  if (context.texts.length + context.clipTexts.length > 0) {
    const { outlineClipTexts, outlineTexts } = await import('./text/outline-texts.ts');
    await outlineClipTexts(context, await shelf());
    shapes = await outlineTexts(context, await shelf());
  }
  const whole: Shape[] = [];
  let patterned = false;
  for (const { shape, clips, pattern } of shapes) {
    if (clips.length === 0) whole.push(shape);
    patterned ||= pattern !== undefined;
  }
  if (patterned) shapes = await (await import('./draw/fill-patterns.ts')).fillPatterns(shapes, context, await shelf());
  const images = [...context.shades];
  if (context.pictures.length > 0) {
    const { placePictures } = await import('./draw/place-pictures.ts');
    images.unshift(...(await placePictures(context.pictures, options.resolve, context.notes)));
  }
  if (images.length === 0 && !patterned && whole.length === shapes.length)
    return { shapes: whole, images: [], gone: 0 };
  return (await import('./draw/apply-clips.ts')).applyClips(shapes, images);
}
