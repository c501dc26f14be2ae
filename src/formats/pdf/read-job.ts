import { sayText } from '../../base/text.ts';
import type { Affine } from '../../geometry/affine.ts';
import { composeAffine } from '../../geometry/affine.ts';
import type { Finding } from '../../model/finding.ts';
import type { JobReader, JobReadOptions } from '../../model/format.ts';
import type { Drawing } from '../../model/part.ts';
import { findingOf } from '../../model/rule.ts';
import { colorJob, gatherBytes } from '../read-artwork-job.ts';
import { PdfFile } from './read-file.ts';
import { PageReader } from './read-page.ts';
import type { PdfValue } from './read-values.ts';
import { SEVERAL_PAGES, UNREADABLE_PART } from './rules.ts';
import { POINTS_PER_MM } from './spec.ts';

/**
 * The first page of a PDF as a job for a driver that goes by colours, of any origin.
 * @throws FormatError where it cannot be read
 */
export async function* openPdfJob(chunks: AsyncIterable<Uint8Array>, options: JobReadOptions): JobReader {
  const file = await PdfFile.open(await gatherBytes(chunks));
  const pages = file.pages();
  const page = pages[0]!;
  const [box, map] = pageFrame(file, page);
  const reader = new PageReader(file, map);
  for (const content of contentsOf(file, page)) {
    const bytes = await file.stream(content);
    if (bytes !== undefined) await reader.run(bytes, file.map(page.get('Resources')));
  }
  const { shapes, images, unread } = reader.result();
  const part: Drawing = { kind: 'drawing', shapes, images, page: box, unit: null };
  const findings: Finding[] = [];
  if (pages.length > 1) {
    const what = { en: `The file has ${pages.length} pages.`, fr: `Le fichier a ${pages.length} pages.` };
    findings.push(findingOf(SEVERAL_PAGES, { what, where: {}, measured: pages.length, limit: 1 }));
  }
  for (const [kind, count] of unread) {
    const what = sayText(
      { en: 'Not read: {0} ({1} times).', fr: 'Pas lu : {0} ({1} fois).' },
      WORDS[kind] ?? kind,
      count,
    );
    findings.push(findingOf(UNREADABLE_PART, { what, where: { element: kind }, measured: count }));
  }
  return yield* colorJob({ part, findings }, options, 1);
}

const WORDS: Readonly<Record<string, { readonly en: string; readonly fr: string }>> = {
  text: { en: 'text', fr: 'du texte' },
  shading: { en: 'a shading', fr: 'un dégradé' },
  'inline picture': { en: 'a picture inside the content', fr: 'une image dans le contenu' },
  picture: { en: 'a picture', fr: 'une image' },
  form: { en: 'a form', fr: 'un formulaire' },
  object: { en: 'an object', fr: 'un objet' },
  path: { en: 'a path with numbers that are none', fr: 'un tracé aux nombres invalides' },
};

/** [mm] Size of the page, and the map from its points to mm, turned as the page says. */
function pageFrame(file: PdfFile, page: ReadonlyMap<string, PdfValue>): readonly [readonly [number, number], Affine] {
  const crop = file.numbers(page.get('CropBox') ?? page.get('MediaBox'));
  const [xa = 0, ya = 0, xb = 612, yb = 792] = crop.length === 4 && crop.every(Number.isFinite) ? crop : [];
  const unit = userUnit(file, page);
  const k = unit / POINTS_PER_MM;
  const [x0, y0] = [Math.min(xa, xb), Math.min(ya, yb)];
  const [w, h] = [Math.abs(xb - xa) * k, Math.abs(yb - ya) * k];
  const straight: Affine = [k, 0, 0, k, -x0 * k, -y0 * k];
  const rotate = file.resolve(page.get('Rotate'));
  const turn = (((typeof rotate === 'number' ? Math.round(rotate / 90) : 0) % 4) + 4) % 4;
  const turned: Affine[] = [
    [1, 0, 0, 1, 0, 0],
    [0, -1, 1, 0, 0, w],
    [-1, 0, 0, -1, w, h],
    [0, 1, -1, 0, h, 0],
  ];
  return [turn % 2 === 0 ? [w, h] : [h, w], composeAffine(turned[turn]!, straight)];
}

function userUnit(file: PdfFile, page: ReadonlyMap<string, PdfValue>): number {
  const unit = file.resolve(page.get('UserUnit'));
  return typeof unit === 'number' && unit > 0 && unit < 1e6 ? unit : 1;
}

function contentsOf(file: PdfFile, page: ReadonlyMap<string, PdfValue>): readonly PdfValue[] {
  const contents = page.get('Contents');
  const found = file.resolve(contents);
  if (Array.isArray(found)) return found as readonly PdfValue[];
  return contents === undefined ? [] : [contents];
}
