import type { QuoteInput } from '../../model/quote.ts';
import { estimateOfVerdict, estimatePart } from '../../pipeline/estimate-file.ts';
import { jobFacts } from '../../pipeline/facts/job-facts.ts';
import type { OpenBench } from '../../pipeline/open-bench.ts';
import { checkFile, namedFiles, planWhileChecking } from '../check-files.ts';
import type { QuoteCommandOptions } from '../command-options.ts';
import type { InputFile } from '../input-files.ts';
import { hashOfInput, isJobFile, verdictOf } from '../job-files.ts';
import { benchOf, planOptions, type Session } from '../session.ts';
import type { PricedFile } from './priced-file.ts';
import { showsPictures } from './quote-pictures.ts';

/** Plans or reads every file, one by one: each gets its own lines. */
export async function pricedFiles(
  session: Session,
  args: readonly string[],
  options: QuoteCommandOptions,
  inputs: QuoteInput[],
): Promise<readonly PricedFile[]> {
  if (args.length === 0) return [];
  const named = await namedFiles(session, args, 'part');
  const open = await benchOf(session, options, named.every(isJobFile) ? 'none' : 'material');
  const { machine } = open;
  inputs.push({ role: 'machine', file: machine.head.id, sha256: machine.sha256 });
  if (open.material !== null && open.materialSha256 !== null) {
    inputs.push({ role: 'material', file: open.material, sha256: open.materialSha256 });
  }
  const files: PricedFile[] = [];
  const want = { quantity: options.quantity, drawn: showsPictures(options) };
  for (const input of named) files.push(await pricedFile(session, input, open, want));
  return files;
}

/** One file: a finished job is run as often as pieces are asked for; a part is planned with its copies. */
export async function pricedFile(
  session: Session,
  input: InputFile,
  open: OpenBench,
  { quantity, drawn }: { readonly quantity: number; readonly drawn: boolean },
): Promise<PricedFile> {
  if (isJobFile(input)) {
    const estimate = estimateOfVerdict(await verdictOf(session, input, open));
    const facts = estimate.readable ? jobFacts(estimate, open, await hashOfInput(input), 1) : null;
    return { ...estimate, facts: facts === null ? null : { ...facts, copies: quantity } };
  }
  const planning = planOptions(session, quantity);
  const check = await checkFile(session, input, open, planWhileChecking(session, open, planning));
  const estimate = await session.timings.measure('plan', () => estimatePart(check, open, planning));
  const priced = { ...estimate, facts: jobFacts(estimate, open, check.sha256, quantity) };
  if (!drawn || check.part === null || priced.facts === null) return priced;
  const { partPicture } = await import('../../pipeline/previews/part-picture.ts');
  return { ...priced, picture: await partPicture(check.part.part, open) };
}
