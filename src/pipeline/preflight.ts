import { unreachable } from '../base/assert.ts';
import type { Text } from '../base/text.ts';
import type { DataMap } from '../model/data-node.ts';
import type { Finding } from '../model/finding.ts';
import { worstFirst } from '../model/finding-order.ts';
import type { ReadOptions } from '../model/format.ts';
import type { NamedPart, Part, SourceFile } from '../model/part.ts';
import type { CheckOptions } from '../model/process.ts';
import { wrongKindFinding } from './file-rules.ts';
import type { JobsAhead } from './jobs-ahead.ts';
import type { OpenBench } from './open-bench.ts';
import { readPart } from './read-part.ts';

/** Facts of a part, as `check --json` prints them. */
export type PartFacts = Readonly<Record<string, unknown>>;

/** One file, checked. */
export interface FileCheck {
  readonly file: string;
  readonly sha256: string;
  readonly kind: Part['kind'] | null;
  /** False: it could not be read, or holds nothing. */
  readonly readable: boolean;
  readonly facts: PartFacts | null;
  readonly findings: readonly Finding[];
  /** The part, for what comes next. */
  readonly part: NamedPart | null;
  /** Its jobs, where they were begun before it was known what is found. */
  readonly ahead?: JobsAhead;
}

export interface PreflightOptions extends CheckOptions {
  readonly resolve: (file: string, name: string) => Promise<Uint8Array | undefined>;
  readonly fonts?: ReadOptions['fonts'];
  /** Called with a part that the machine takes, before it is checked: may begin its jobs. */
  readonly ready?: (part: NamedPart) => Promise<JobsAhead | undefined>;
}

const KIND_WORDS: Readonly<Record<Part['kind'], Text>> = {
  mesh: { en: 'a solid', fr: 'un solide' },
  drawing: { en: 'a drawing', fr: 'un dessin' },
  raster: { en: 'a picture', fr: 'une image' },
};

/** Settings as plain words, for the readers. */
export function settingWords(settings: DataMap): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const [key, { node }] of settings.entries) if (node.kind === 'scalar') words.set(key, node.raw);
  return words;
}

/** Facts, by kernels that are loaded for the kind at hand alone. */
async function factsOf(part: Part): Promise<PartFacts> {
  switch (part.kind) {
    case 'mesh':
      return { ...(await import('./facts/mesh-facts.ts')).meshFacts(part) };
    case 'drawing':
      return { ...(await (await import('./facts/drawing-facts.ts')).drawingFacts(part)) };
    case 'raster':
      return { ...(await import('./facts/raster-facts.ts')).rasterFacts(part) };
    default:
      return unreachable(part, 'no facts for this kind of part');
  }
}

/** Reads one file and runs every rule of the machine's process on it. */
export async function preflight(file: SourceFile, open: OpenBench, options: PreflightOptions): Promise<FileCheck> {
  const outcome = await readPart(file, {
    settings: settingWords(open.settings),
    resolve: (name) => options.resolve(file.name, name),
    ...(options.fonts === undefined ? {} : { fonts: options.fonts }),
  });
  if (!outcome.ok) {
    const { sha256, finding } = outcome;
    return { file: file.name, sha256, kind: null, readable: false, facts: null, findings: [finding], part: null };
  }
  await options.breathe?.();
  const { part } = outcome;
  const findings: Finding[] = [...open.refused, ...outcome.findings];
  const { kind } = part.part;
  let ahead: JobsAhead | undefined;
  if (open.bench.accepts.includes(kind)) {
    ahead = await options.ready?.(part);
    const beside = ahead === undefined ? {} : { beside: ahead.beside };
    findings.push(...(await open.bench.check(part, { ...options, ...beside })));
  } else {
    findings.push(wrongKindFinding(file.name, KIND_WORDS[kind], open.machine.head.id));
  }
  const kept = options.select === undefined ? findings : selected(findings, options.select);
  const facts = await factsOf(part.part);
  const check = { file: file.name, sha256: part.sha256, kind, readable: true, facts, findings: worstFirst(kept), part };
  return ahead === undefined ? check : { ...check, ahead };
}

function selected(findings: readonly Finding[], select: ReadonlySet<string>): readonly Finding[] {
  return findings.filter((finding) => select.has(finding.rule) || select.has(finding.code));
}
