import { numberText, sayText } from '../../base/text.ts';
import { MoveKind, type Toolpath } from '../../model/toolpath.ts';
import { LaidLines, placeNumber } from '../evidence/laid-lines.ts';
import type { Found, JobRule } from '../job-rule.ts';
import type { MoveTrace } from '../move-trace.ts';

/** [mm] A shorter way laid twice is a drop of plastic. */
const SHORT = 1;
/** Lines between two of one block: the way back to its beginning, a travel and what pulls and pushes the filament. */
const APART = 12;
/** [lines] A longer block is told by its first line. */
const NEAR = 300;
/** Layers from which on it is how the fill is laid; what is kept of it until that is known. */
const HABIT = 3;
const KEPT = 20;
/** What goes round, and round again on its own lines, where a fill is concentric (CuraEngine). */
const FILLS = new Set<number>([MoveKind.sparseInfill, MoveKind.solidInfill, MoveKind.topInfill]);
/** What goes twice over the same way on purpose. */
const AGAIN = new Set<number>([MoveKind.purge, MoveKind.skirt]);

export const doubledLines: JobRule = {
  code: 'JOB032',
  name: 'doubled-lines',
  severity: 'error',
  stage: 'trial',
  title: { en: 'Lines laid twice', fr: 'Des cordons déposés deux fois' },
  what: {
    en: 'The same lines, from the same place to the same place, are laid again on the same layer.',
    fr: 'Les mêmes cordons, du même point au même point, sont déposés une deuxième fois sur la même couche.',
  },
  why: {
    en: 'There is no room for them: a ridge forms that the nozzle hits, and the part may come off.',
    fr: 'Il n’y a pas de place pour eux : il se forme un bourrelet que la buse heurte, et la pièce peut se décoller.',
  },
  fix: {
    en: 'Slice the model again; a part of the file stands in it twice, or two parts stand at the same place.',
    fr: 'Tranchez à nouveau le modèle ; une partie du fichier y figure deux fois, ou deux pièces sont au même endroit.',
  },
  example: {
    en: 'After "G1 X20 Y10 E0.4" and "G1 X20 Y30 E0.8" both lines come once more.',
    fr: 'Après « G1 X20 Y10 E0.4 » et « G1 X20 Y30 E0.8 », les deux lignes reviennent encore une fois.',
  },
  watch({ limits, report }) {
    if (limits.print === undefined) return null;
    const laid = new LaidLines();
    let from = 0;
    // The block at hand: its first line and layer, its last line, and [mm] its way.
    let first = 0;
    let layer = 0;
    let last = 0;
    // It is a fill that goes on from its own end, without a way between.
    let round = false;
    // Whether the last move of the chunk before lays.
    let lastLaying = 0;
    const rounds: Found[] = [];
    const way = new Float64Array(1);

    const close = (): void => {
      if (first > 0 && way[0]! >= SHORT) {
        const found: Found = {
          what: sayText(
            { en: '{0} mm of line are laid a second time.', fr: '{0} mm de cordon sont déposés une deuxième fois.' },
            numberText(way[0]!, 1),
          ),
          where: { line: last - first <= NEAR && last > first ? [first, last] : first, layer: layer + 1 },
          measured: way[0]!,
          limit: 0,
          unit: 'mm',
        };
        if (!round) report(found);
        else if (rounds.length < KEPT) rounds.push(found);
      }
      first = 0;
      way[0] = 0;
    };
    const again = (chunk: Toolpath, trace: MoveTrace, n: number): void => {
      if (chunk.layer[n]! < 0 || AGAIN.has(chunk.kind[n]!)) return;
      const line = chunk.line[n]!;
      if (first > 0 && line - last > APART) close();
      if (first === 0) {
        first = line;
        layer = chunk.layer[n]!;
        round = true;
      }
      round &&= (n > 0 ? trace.laying[n - 1] : lastLaying) === 1 && FILLS.has(chunk.kind[n]!);
      last = line;
      way[0]! += trace.path[n]!;
    };
    return {
      push(chunk, trace) {
        const { x, y, z } = chunk;
        const { laying } = trace;
        let height = -1;
        let z1 = Number.NaN;
        for (let n = 0; n < chunk.length; n++) {
          const to = placeNumber(x[n]!, y[n]!);
          if (laying[n] === 1) {
            if (z[n] !== z1) {
              z1 = z[n]!;
              height = placeNumber(z1, 1);
            }
            if (laid.isLaid(from, to, height)) again(chunk, trace, n);
          }
          from = to;
        }
        if (chunk.length > 0) lastLaying = laying[chunk.length - 1]!;
      },
      end() {
        close();
        const habit = new Set(rounds.map(({ where }) => where.layer)).size >= HABIT;
        for (const found of habit ? rounds.slice(0, 1) : rounds)
          report({ ...found, severity: habit ? 'warning' : 'error' });
      },
    };
  },
};
