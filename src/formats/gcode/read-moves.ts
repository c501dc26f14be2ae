import { sayText } from '../../base/text.ts';
import type { JobState } from './read-job-state.ts';
import { keepInKernel, type ReadRun, Told, Why } from './read-kernel.ts';
import { ARC_FAULTS } from './read-motion.ts';

/** The moves of a printer, which the kernel makes of their words: what it asks for on the way is done here. */
export class PrinterMoves {
  /** Number of the move at hand, 0 to 3. */
  declare code: number;
  declare told: number;
  declare arcFault: number;
  readonly run: ReadRun;
  readonly #state: JobState;

  constructor(state: JobState) {
    this.run = state.run;
    this.#state = state;
  }

  /** Ends the move at hand. @param first what it asks for */
  end(first: number): void {
    let why = first;
    while (why !== Why.done) why = this.#goOn(why);
  }

  /** Does what a move of the kernel asks for, and lets it go on. @returns what it asks for next */
  #goOn(why: number): number {
    const { exports } = this.run;
    const { rows, problems } = this.#state;
    problems.line = rows.line;
    switch (why) {
      case Why.waits:
        this.#state.flushLayer();
        rows.makeRoom();
        return exports.move(this.code);
      case Why.arc:
        this.#arc();
        return exports.beginRow();
      case Why.lays:
        this.#state.laid(exports.laidAt());
        return exports.endRow();
      default:
        this.#tell();
        return Why.done;
    }
  }

  #arc(): void {
    const { motion, problems } = this.#state;
    if (motion.plane !== 17) this.#upright();
    const fault = ARC_FAULTS[this.arcFault]!;
    if (fault !== 'none') problems.arc(fault, motion.arcError);
  }

  #tell(): void {
    const { told } = this;
    if ((told & Told.relative) !== 0) this.#laidRelative();
    if ((told & Told.unknownE) !== 0) this.#unknownE();
    if ((told & Told.movedWithoutFeed) !== 0) this.#noFeed(false);
    if ((told & Told.laidWithoutFeed) !== 0) this.#noFeed(true);
  }

  /** After G18 or G19 arcs stand upright: the nozzle goes through the bed or through the part. */
  #upright(): void {
    const { motion, problems } = this.#state;
    problems.mode(
      sayText(
        {
          en: 'The arc stands upright: G{0} chose another plane than the bed’s (G17).',
          fr: 'L’arc est vertical : G{0} a choisi un autre plan que celui du plateau (G17).',
        },
        String(motion.plane),
      ),
    );
    // One finding for each change of the plane.
    motion.plane = 17;
  }

  #laidRelative(): void {
    this.#state.problems.mode({
      en: 'Filament is laid while G91 (relative positions) is on; the job was laid in absolute positions before.',
      fr: 'Du filament est déposé alors que G91 (positions relatives) est actif ; le travail était en positions absolues.',
    });
  }

  #unknownE(): void {
    this.#state.problems.mode(
      {
        en: 'Filament moves before M82 or M83 says whether E is absolute or relative.',
        fr: 'Le filament avance avant que M82 ou M83 dise si E est absolu ou relatif.',
      },
      'warning',
    );
  }

  /** A move before the first F runs at whatever speed the job before left behind. */
  #noFeed(lays: boolean): void {
    this.#state.problems.mode(
      lays
        ? {
            en: 'Filament moves before any speed F is given; the machine takes what the job before left behind.',
            fr: 'Le filament avance avant toute vitesse F ; la machine prend celle que le travail précédent a laissée.',
          }
        : {
            en: 'A move comes before any speed F is given; the machine takes what the job before left behind.',
            fr: 'Un mouvement vient avant toute vitesse F ; la machine prend celle que le travail précédent a laissée.',
          },
      lays ? 'error' : 'warning',
    );
  }
}

keepInKernel(PrinterMoves.prototype, { code: 'code', told: 'told', arcFault: 'arcFault' });
