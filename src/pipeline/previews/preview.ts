import type { Lang } from '../../base/text.ts';
import type { Bounds } from '../../model/finding.ts';
import type { Scene } from '../../model/scene.ts';
import { encodePng } from '../../picture/encode-png.ts';
import { encodeSvg } from '../../picture/encode-svg.ts';
import type { Letters } from '../../picture/letters.ts';
import { rasterScene } from '../../picture/raster-scene.ts';
import type { OpenBench } from '../open-bench.ts';

/** What a picture shows. */
export type Shown = 'part' | 'drawing' | 'image' | 'plate' | 'layer' | 'burn';

export interface PreviewRequest {
  /** [pixels] */
  readonly width: number;
  readonly lang: Lang;
  /** Absent: the thing as its file has it. */
  readonly open?: OpenBench;
  /** From 1, of a print. Absent: the whole plate from above. */
  readonly layer?: number;
  /** The file is a job that was made here, in a format that is read as a drawing. */
  readonly jobAsDrawing?: boolean;
}

/** A picture laid out, not yet in any format. */
export interface Preview {
  readonly shows: Shown;
  /** What is shown, for people. */
  readonly title: string;
  readonly facts: string;
  /** In pixels. */
  readonly sheet: Scene;
  readonly letters: Letters;
  /** [mm] Of what is shown; null where it has no size. */
  readonly bounds: Bounds | null;
  /** Of a print: the layer shown, null for all of them, and how many there are. */
  readonly layer: number | null;
  readonly layers: number | null;
}

const WHITE = { r: 255, g: 255, b: 255 };

/** [pixels] Size of the picture. */
export function previewSize({ sheet }: Preview): readonly [width: number, height: number] {
  return [Math.round(sheet.bounds[1][0]), Math.round(sheet.bounds[1][1])];
}

export async function previewPng({ sheet, letters }: Preview): Promise<Uint8Array> {
  return encodePng(rasterScene(sheet, { background: WHITE, letters }));
}

export async function previewSvg({ sheet, title, facts }: Preview): Promise<string> {
  return encodeSvg(sheet, `${title} – ${facts}`);
}
