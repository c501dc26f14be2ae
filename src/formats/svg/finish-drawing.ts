import type { ReadOptions } from '../../model/format.ts';
import type { FontShelf } from '../font-shelf.ts';
import type { Clipped } from './apply-clips.ts';
import type { ClippedShape, WalkContext } from './walk-context.ts';

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
    const { outlineClipTexts, outlineTexts } = await import('./outline-texts.ts');
    await outlineClipTexts(context, await shelf());
    shapes = await outlineTexts(context, await shelf());
  }
  if (shapes.some(({ pattern }) => pattern !== undefined))
    shapes = await (await import('./fill-patterns.ts')).fillPatterns(shapes, context, await shelf());
  const images = [...context.shades];
  if (context.pictures.length > 0) {
    const { placePictures } = await import('./place-pictures.ts');
    images.unshift(...(await placePictures(context.pictures, options.resolve, context.notes)));
  }
  if (images.length === 0 && shapes.every(({ clips }) => clips.length === 0))
    return { shapes: shapes.map(({ shape }) => shape), images: [], gone: 0 };
  return (await import('./apply-clips.ts')).applyClips(shapes, images);
}
