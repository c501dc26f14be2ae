import { assert } from '../../base/assert.ts';
import { UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import type { Arrangement } from '../../model/engine.ts';
import type { Finding } from '../../model/finding.ts';
import type { Consumption, JobLimits, Plan } from '../../model/job.ts';
import type { Mesh, NamedPart } from '../../model/part.ts';
import type {
  Bench,
  CheckOptions,
  MendedPart,
  PlanOptions,
  PreparationNeeds,
  ProcessInput,
  Settled,
  Thumbnail,
} from '../../model/process.ts';
import { CHECK_RULES } from './check-kernel.ts';
import { checkSettings } from './check-settings.ts';
import { printMeter } from './consumption.ts';
import type { PrintContext } from './context.ts';
import { heatedMaterial } from './heated-material.ts';
import { printLimits } from './limits.ts';
import { type PrintMachine, parsePrintMachine } from './machine.ts';
import { type PrintMaterial, parsePrintMaterial } from './material.ts';
import type { PrintSetup } from './plan/setup.ts';
import { preparationSeconds } from './preparation.ts';
import { type PrintSettings, parsePrintSettings } from './settings.ts';
import { settleSpool } from './settle-spool.ts';
import { thumbnailSizes } from './thumbnail-sizes.ts';

/** @throws UsageError with the place of what is wrong in machine, material or settings */
export function printBench(input: ProcessInput): Bench {
  return new PrintBench(input);
}

class PrintBench implements Bench {
  readonly accepts = ['mesh'];
  readonly kernel = CHECK_RULES;
  readonly scale = {};
  readonly limits: JobLimits;
  readonly thumbnails: readonly Thumbnail[];
  readonly #input: ProcessInput;
  readonly #machine: PrintMachine;
  readonly #material: PrintMaterial | undefined;
  readonly #settings: PrintSettings;
  /** The analysis of a part is made once, whatever asks for it. */
  readonly #contexts = new WeakMap<Mesh, PrintContext>();

  constructor(input: ProcessInput) {
    this.#input = input;
    this.#machine = parsePrintMachine(input.machine.node);
    const own = input.material?.head.process === 'print' ? input.material : undefined;
    this.#material = own === undefined ? undefined : parsePrintMaterial(own.node);
    this.#settings = parsePrintSettings(input.settings, {
      machine: this.#machine.settings,
      material: this.#material?.settings,
      nozzle: this.#machine.nozzle,
    });
    const sources = [
      input.settings,
      this.#machine.settings,
      ...(this.#material === undefined ? [] : [this.#material.settings]),
    ];
    checkSettings(this.#settings, this.#machine, sources);
    this.thumbnails = thumbnailSizes(this.#machine.thumbnails, { file: input.machine.head.origin });
    this.limits = printLimits(input.machine.head, this.#machine, this.#material, input.firmware);
  }

  preparationSeconds(needs: PreparationNeeds): number {
    return preparationSeconds(this.#machine.preparation, needs);
  }

  /** Planner, mending and each rule are loaded when they are used: most runs need little of them. */
  async check({ part, file }: NamedPart, options: CheckOptions): Promise<readonly Finding[]> {
    assert(part.kind === 'mesh', 'a printer works meshes');
    const { checkPrint } = await import('./check.ts');
    return checkPrint(await this.#contextOf(part, file), options);
  }

  async plansUnchecked({ part, file }: NamedPart): Promise<boolean> {
    if (part.kind !== 'mesh' || this.#material === undefined) return false;
    const { isPrintable, size, machineLongest } = await this.#contextOf(part, file);
    // A part in the wrong unit would be cut into more layers than there is memory for.
    return isPrintable && Math.max(...size) <= machineLongest;
  }

  async plan(parts: readonly NamedPart[], options: PlanOptions): Promise<Plan> {
    const setup = this.#setup();
    const [{ planPrint }, { beginParts }] = await Promise.all([
      import('./plan/plan-print.ts'),
      import('./plan/begin-parts.ts'),
    ]);
    return planPrint(beginParts(parts, setup, options.pool), setup, options);
  }

  async mend(named: NamedPart, options: { readonly orient: boolean }): Promise<MendedPart> {
    assert(named.part.kind === 'mesh', 'a printer works meshes');
    const { mendPart } = await import('./mend-part.ts');
    const { mesh, deeds } = await mendPart(await this.#contextOf(named.part, named.file), options);
    return { part: mesh, deeds };
  }

  async arrange(parts: readonly NamedPart[], copies: number): Promise<Arrangement> {
    const { arrangeParts } = await import('./plan/plate/arrange-parts.ts');
    return arrangeParts(parts, copies, this.#setup(), this.limits);
  }

  #setup(): PrintSetup {
    const { machine, material } = this.#input;
    if (material === undefined || this.#material === undefined) {
      throw new UsageError(
        sayText({ en: 'A print needs a filament.', fr: 'Une impression a besoin d’un filament.' }),
        sayText({
          en: 'Name one with --material, for example pla.',
          fr: 'Nommez-en un avec --material, par exemple pla.',
        }),
      );
    }
    return {
      machineHead: machine.head,
      machine: this.#machine,
      materialHead: material.head,
      material: heatedMaterial(this.#material, this.#machine),
      settings: this.#settings,
    };
  }

  async #contextOf(part: Mesh, file: string): Promise<PrintContext> {
    const known = this.#contexts.get(part);
    if (known?.file === file) return known;
    const { PrintContext } = await import('./context.ts');
    const { machine, material } = this.#input;
    const context = new PrintContext({
      part,
      file,
      machine: this.#machine,
      machineName: machine.head.name,
      height: machine.head.reach.z[1]! - Math.max(0, machine.head.reach.z[0]!),
      settings: this.#settings,
      ...(material === undefined || this.#material === undefined
        ? {}
        : { material: { name: material.head.name, print: this.#material } }),
    });
    this.#contexts.set(part, context);
    return context;
  }

  settle(used: Consumption): Settled {
    return settleSpool(used, this.#settings.spool);
  }

  meter(): ReturnType<Bench['meter']> {
    return printMeter(this.#machine, this.#material);
  }
}
