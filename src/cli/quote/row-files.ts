import path from 'node:path';
import { UsageError } from '../../base/errors.ts';
import type { JobFacts } from '../../model/order.ts';
import type { QuoteInput } from '../../model/quote.ts';
import type { OpenBench } from '../../pipeline/open-bench.ts';
import { atCell, type QuoteRow, type RowFile } from '../../pipeline/quotes/quote-rows.ts';
import { namedFiles } from '../check-files.ts';
import type { QuoteCommandOptions } from '../command-options.ts';
import type { InputFile } from '../input-files.ts';
import { hashOfInput, isJobFile } from '../job-files.ts';
import { benchOf, type Session } from '../session.ts';
import { findingsOfFile } from './priced-file.ts';
import { pricedFile } from './priced-files.ts';
import type { DrawnPicture } from './quote-pictures.ts';

/** What the files of a row come to. */
export interface RowJobs {
  readonly jobs: readonly JobFacts[];
  readonly inputs: readonly QuoteInput[];
  readonly pictures: readonly DrawnPicture[];
}

/** Plans the files that the rows of a table name, from the table's folder; each machine is set up once. */
export class RowFiles {
  readonly #session: Session;
  readonly #options: QuoteCommandOptions;
  readonly #drawn: boolean;
  readonly #benches = new Map<string, Promise<OpenBench>>();

  /** @param drawn whether the papers show pictures of the parts */
  constructor(session: Session, options: QuoteCommandOptions, drawn: boolean) {
    this.#session = session;
    this.#drawn = drawn;
    this.#options = options;
  }

  /** SHA-256 of every file of a row and of its profiles: with them the plan is known. */
  async key(row: QuoteRow): Promise<readonly string[]> {
    const sums: string[] = [];
    for (const one of row.files) {
      const input = await this.#input(one);
      const open = await this.#bench(one, input);
      sums.push(await hashOfInput(input), open.machine.sha256, open.materialSha256 ?? '');
    }
    return sums;
  }

  /** The jobs of a row. @throws UsageError with the cell where a file cannot be made */
  async jobs(row: QuoteRow): Promise<RowJobs> {
    const pictures: DrawnPicture[] = [];
    const jobs: JobFacts[] = [];
    const inputs: QuoteInput[] = [];
    for (const one of row.files) {
      const input = await this.#input(one);
      const open = await this.#bench(one, input);
      const planned = await pricedFile(this.#session, input, open, {
        quantity: quantityOf(one) ?? this.#options.quantity,
        drawn: this.#drawn,
      });
      const worst = findingsOfFile(planned).find(({ severity }) => severity === 'error');
      if (worst !== undefined) throw new UsageError(worst.what, worst.fix, one.file.at);
      if (planned.facts !== null) jobs.push({ ...planned.facts, file: one.file.text });
      if (planned.picture !== undefined) pictures.push({ file: path.basename(one.file.text), png: planned.picture });
      inputs.push({ role: 'machine', file: open.machine.head.id, sha256: open.machine.sha256 });
      if (open.material !== null && open.materialSha256 !== null)
        inputs.push({ role: 'material', file: open.material, sha256: open.materialSha256 });
    }
    return {
      jobs,
      pictures,
      inputs: inputs.filter((input, index) => inputs.findIndex(({ file }) => file === input.file) === index),
    };
  }

  async #input({ file }: RowFile): Promise<InputFile> {
    const full = path.resolve(path.dirname(file.at.file ?? ''), file.text);
    const [input] = await namedFiles(this.#session, [full], 'part');
    if (input === undefined || input.problem !== null)
      throw new UsageError(
        input?.problem?.text ?? { en: 'There is no such file.', fr: 'Ce fichier n’existe pas.' },
        { en: 'Paths are from the folder of the table.', fr: 'Les chemins partent du dossier du tableau.' },
        file.at,
      );
    return input;
  }

  #bench({ machine, material }: RowFile, input: InputFile): Promise<OpenBench> {
    const named = {
      ...this.#options,
      ...(machine === undefined ? {} : { machine: machine.text.trim() }),
      ...(material === undefined ? {} : { material: material.text.trim() }),
    };
    const need = isJobFile(input) ? 'none' : 'material';
    const key = JSON.stringify([named.machine, named.material, need]);
    const open = this.#benches.get(key) ?? benchOf(this.#session, named, need);
    this.#benches.set(key, open);
    return atCell(machine ?? material, () => open);
  }
}

function quantityOf({ quantity }: RowFile): number | undefined {
  if (quantity === undefined) return undefined;
  const text = quantity.text.trim();
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UsageError(
    { en: `"${text}" is not a number of pieces.`, fr: `« ${text} » n’est pas un nombre de pièces.` },
    { en: 'Write 1, 2, 3…', fr: 'Écrivez 1, 2, 3…' },
    quantity.at,
  );
}
