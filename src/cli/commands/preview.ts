import path from 'node:path';
import { FormatError, UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import type { Finding } from '../../model/finding.ts';
import { unreadableFinding } from '../../pipeline/file-rules.ts';
import { sha256 } from '../../pipeline/hash.ts';
import { extensionsOf } from '../../pipeline/known-formats.ts';
import { type Preview, previewPng, previewSize, previewSvg } from '../../pipeline/previews/preview.ts';
import { type FilePreview, previewFile } from '../../pipeline/previews/preview-file.ts';
import { findingJson, jsonText } from '../../report/json-document.ts';
import { previewHtml } from '../../report/preview-html.ts';
import { previewText } from '../../report/preview-text.ts';
import { ensureWritable, writeAtomically } from '../atomic-write.ts';
import type { PreviewCommandOptions } from '../command-options.ts';
import { EXIT, exitOf } from '../exit-code.ts';
import { checkReports, writeReports } from '../extra-reports.ts';
import { type InputFile, inputFiles, jobSource, readBytes, resolveBeside } from '../input-files.ts';
import { benchOf, type Session } from '../session.ts';

const ENDINGS = ['.png', '.svg', '.html'] as const;
type Ending = (typeof ENDINGS)[number];

/** `etabli preview FILE -o x.png`: a picture of a part or of a finished job. */
export async function preview(
  session: Session,
  args: readonly string[],
  options: PreviewCommandOptions,
): Promise<number> {
  checkReports(session);
  const { output, ending } = await wantedOutput(options);
  const machine = options.machine ?? session.configuration.machine;
  const open = machine === undefined ? undefined : await benchOf(session, options, 'none');
  const input = await oneFile(session, args);
  session.progress.show(0, { en: `drawing ${input.name}`, fr: `dessin de ${input.name}` });
  const { lang } = session;
  const { layer, width } = options;
  const request = { width, lang, ...(open === undefined ? {} : { open }), ...(layer === undefined ? {} : { layer }) };
  const drawn = await session.timings.measure('draw', () => draw(session, input, request));
  session.progress.stop();
  const readable = drawn.preview !== null;
  const code = exitOf([{ readable, findings: drawn.findings }], options.failOn);
  const bytes = drawn.preview === null ? null : await encoded(drawn.preview, ending, session);
  if (bytes !== null && options.dryRun !== true)
    await session.timings.measure('write', () =>
      writeAtomically([{ file: output, pieces: [bytes] }], options.force === true),
    );
  report(session, { input, output, ending, code, bytes, ...drawn });
  await writeReports(session, 'preview', [{ file: input.name, findings: drawn.findings }]);
  return code;
}

/** Where the picture goes, before any work. @throws UsageError */
async function wantedOutput({
  output,
  force,
  dryRun,
}: PreviewCommandOptions): Promise<{ output: string; ending: Ending }> {
  if (output === undefined) {
    throw new UsageError(
      { en: 'Where should the picture go? -o is missing.', fr: 'Où écrire l’image ? Il manque -o.' },
      { en: 'Add -o picture.png (or .svg, .html).', fr: 'Ajoutez -o image.png (ou .svg, .html).' },
    );
  }
  const ending = ENDINGS.find((known) => known === path.extname(output).toLowerCase());
  if (ending === undefined) {
    throw new UsageError(
      sayText({ en: 'A picture cannot be written as "{0}".', fr: 'Une image ne s’écrit pas en « {0} ».' }, output),
      sayText({ en: 'End the name with one of: {0}.', fr: 'Terminez le nom par : {0}.' }, ENDINGS.join(' ')),
    );
  }
  if (dryRun !== true) await ensureWritable(output, force === true);
  return { output, ending };
}

/** @throws UsageError where the words mean several files */
async function oneFile(session: Session, args: readonly string[]): Promise<InputFile> {
  const extensions = new Set([...extensionsOf('part'), ...extensionsOf('job')]);
  const inputs = await inputFiles(args, { stdinName: session.options.stdinFilename, extensions });
  if (inputs.length === 1) return inputs[0]!;
  throw new UsageError(
    sayText({ en: '{0} files for one picture.', fr: '{0} fichiers pour une seule image.' }, inputs.length),
    { en: 'Name one file.', fr: 'Nommez un seul fichier.' },
  );
}

/** The picture; a file that is not there or cannot be read is a finding. */
async function draw(
  session: Session,
  input: InputFile,
  request: Parameters<typeof previewFile>[1],
): Promise<FilePreview> {
  try {
    const source = await jobSource(input, process.stdin);
    const bytes = async (): Promise<Uint8Array> => {
      if (input.path !== null) return readBytes(input, process.stdin);
      const pieces: Uint8Array[] = [];
      for await (const piece of source.open()) pieces.push(piece);
      return Buffer.concat(pieces);
    };
    const resolve = (wanted: string): Promise<Uint8Array | undefined> => resolveBeside(input, wanted);
    return await previewFile(
      { source, bytes, settings: session.settings, resolve, fonts: () => session.fonts() },
      request,
    );
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { preview: null, findings: [unreadableFinding(error, input.name)] };
  }
}

async function encoded(picture: Preview, ending: Ending, session: Session): Promise<Uint8Array> {
  return session.timings.measure('encode', async () => {
    if (ending === '.png') return previewPng(picture);
    const svg = await previewSvg(picture);
    const { title, facts } = picture;
    return new TextEncoder().encode(ending === '.svg' ? svg : previewHtml({ title, facts, svg }, session.lang));
  });
}

interface Outcome extends FilePreview {
  readonly input: InputFile;
  readonly output: string;
  readonly ending: Ending;
  readonly code: number;
  readonly bytes: Uint8Array | null;
}

function report(session: Session, { input, output, ending, code, bytes, preview: picture, findings }: Outcome): void {
  const { lang, terminal, version } = session;
  const file = output.split(path.sep).join('/');
  if (session.options.json !== true) {
    const shown = picture === null ? null : { output: file, facts: picture.facts, size: previewSize(picture) };
    terminal.out(previewText({ file: input.name, picture: shown, findings }, lang, terminal.paint));
    return;
  }
  terminal.out(
    jsonText({
      schema: 'etabli/preview@1',
      version,
      ok: code === EXIT.done,
      file: input.name,
      picture: picture === null || bytes === null ? null : pictureJson(picture, { file, ending, bytes }),
      findings: findings.map((finding: Finding) => findingJson(finding, lang, input.name)),
    }),
  );
}

function pictureJson(
  picture: Preview,
  { file, ending, bytes }: { readonly file: string; readonly ending: Ending; readonly bytes: Uint8Array },
): Record<string, unknown> {
  const [width, height] = previewSize(picture);
  const { shows, facts, layer, layers, bounds } = picture;
  return {
    file,
    format: ending.slice(1),
    sha256: sha256(bytes),
    bytes: bytes.length,
    shows,
    facts,
    width,
    height,
    layer,
    layers,
    bounds,
  };
}
