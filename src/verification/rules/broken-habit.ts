import { numberText, sayText, type Text } from '../../base/text.ts';
import { Motion, type Toolpath } from '../../model/toolpath.ts';
import { DarkHabits, type HabitBreak } from '../evidence/dark-habits.ts';
import { dotsBetween } from '../evidence/dot-pairs.ts';
import { type RepeatedBlock, RepeatedBlocks } from '../evidence/repeated-block.ts';
import { type RepeatedStroke, RepeatedStrokes } from '../evidence/repeated-strokes.ts';
import { SkippedSides } from '../evidence/skipped-side.ts';
import type { Found, JobRule, JobWatch } from '../job-rule.ts';
import type { MoveTrace } from '../move-trace.ts';

/** Lines laid by a rapid move, at most; and lines laid otherwise for each of them: what comes more often is how the file is made. */
const RAPIDS = { most: 3, among: 100 } as const;

/** Makes one number of a speed [mm/s] and a power [0…1]. */
const PACE = 16;
/** Times from which on nobody has drawn a stroke again by mistake. */
const TOO_OFTEN = 4;

const SAID: Readonly<Record<HabitBreak['kind'], Text>> = {
  way: {
    en: 'This move burns at the speed of the ways; all other ways at this speed are dark.',
    fr: 'Ce mouvement brûle à la vitesse des déplacements ; tous les autres à cette vitesse sont éteints.',
  },
  overrun: {
    en: 'The run-out at the end of the row burns; those of the rows before and after are dark.',
    fr: 'Le dégagement en bout de ligne brûle ; ceux des lignes d’avant et d’après sont éteints.',
  },
  full: {
    en: 'One place of the picture is burnt with at least twice the power of all others.',
    fr: 'Un endroit de l’image est brûlé avec au moins deux fois la puissance de tous les autres.',
  },
};

export const brokenHabit: JobRule = {
  code: 'JOB041',
  name: 'broken-habit',
  severity: 'error',
  stage: 'trial',
  title: { en: 'One stroke unlike all others', fr: 'Un trait différent de tous les autres' },
  what: {
    en: 'One side of a contour is left dark where all contours close; or one way, run-out or dot burns as no other does, or one stroke several times; or one line of a print is laid by G0.',
    fr: 'Un côté d’un contour reste éteint alors que les autres se ferment ; ou un trajet, un dégagement ou un point brûle comme aucun autre, ou un trait plusieurs fois ; ou un seul cordon est déposé par G0.',
  },
  why: {
    en: 'The piece does not come loose at that side, or a line is burnt where none is drawn.',
    fr: 'La pièce ne se détache pas de ce côté, ou un trait est brûlé là où rien n’est dessiné.',
  },
  fix: {
    en: 'Make the job again; by hand: G1 in place of G0, or S0 in this line.',
    fr: 'Refaites le travail ; à la main : G1 au lieu de G0, ou S0 sur cette ligne.',
  },
  example: {
    en: 'Twelve squares are cut, and of the fifth the line "G0 X40 Y20" goes along one side in the dark.',
    fr: 'Douze carrés sont coupés, et la ligne « G0 X40 Y20 » du cinquième suit un côté laser éteint.',
  },
  watch({ limits, report }) {
    if (limits.laser === undefined) return limits.print === undefined ? null : watchRapidLines(report);
    const sides = new SkippedSides();
    const habits = new DarkHabits();
    const strokes = new RepeatedStrokes();
    const blocks = new RepeatedBlocks();
    const ends = new Float64Array(4);
    const at = { line: 0, length: 0 };
    const move = (chunk: Toolpath, trace: MoveTrace, n: number): void => {
      const { x, y, line, feed, power, motion } = chunk;
      const rapid = motion[n] === Motion.rapid;
      if (power[n]! > 0 && !rapid) {
        sides.burn(trace.x0[n]!, trace.y0[n]!, x[n]!, y[n]!);
        habits.burn(feed[n]!, power[n]!, line[n]!);
        ends[0] = trace.x0[n]!;
        ends[1] = trace.y0[n]!;
        ends[2] = x[n]!;
        ends[3] = y[n]!;
        strokes.burn(ends, trace.path[n]!, feed[n]! * PACE + power[n]!, line[n]!);
        blocks.burn(ends, line[n]!);
        return;
      }
      strokes.rest();
      blocks.rest();
      at.line = line[n]!;
      at.length = trace.path[n]!;
      sides.pass(trace.x0[n]!, trace.y0[n]!, x[n]!, y[n]!, at);
      if (rapid) habits.rapid();
      else habits.dark(feed[n]!);
    };
    return {
      push(chunk, trace) {
        for (let n = 0; n < chunk.length; n++) {
          const dots = chunk.power[n]! > 0 ? dotsBetween(chunk, trace, n) : 0;
          if (trace.path[n]! > 0) move(chunk, trace, n);
          if (dots === 0) continue;
          // The gap behind the first dot; the last dot and its gap come again as any other.
          move(chunk, trace, n + 1);
          habits.dots(dots);
          blocks.dots(dots);
          n += 1 + 2 * dots;
        }
      },
      end() {
        for (const { line, length } of sides.end()) {
          report({
            what: sayText(
              {
                en: 'Along {0} mm the laser is off, and with them the contour would be closed as the others are.',
                fr: 'Sur {0} mm le laser est éteint ; avec eux, le contour serait fermé comme les autres.',
              },
              numberText(length, 1),
            ),
            where: { line },
            measured: length,
            limit: 0,
            unit: 'mm',
          });
        }
        for (const each of strokes.end()) report(sayRepeated(each));
        for (const each of blocks.end()) report(sayBlock(each));
        for (const { kind, line } of habits.end()) report({ what: SAID[kind], where: { line } });
      },
    };
  },
};

function sayRepeated({ line, times, length }: RepeatedStroke): Found {
  return {
    severity: times >= TOO_OFTEN ? 'error' : 'warning',
    what: sayText(
      {
        en: 'A stroke of {0} mm is burnt {1} times; all others at its speed and power are burnt once.',
        fr: 'Un trait de {0} mm est brûlé {1} fois ; tous les autres de sa vitesse et de sa puissance le sont une fois.',
      },
      numberText(length, 1),
      times,
    ),
    where: { line },
    measured: times,
    limit: 1,
  };
}

function sayBlock({ line, lines }: RepeatedBlock): Found {
  return {
    what: sayText(
      {
        en: 'A line leads across to where {0} lines before it began, and they are burnt again: a piece of the file stands in it twice.',
        fr: 'Un trait ramène au début des {0} traits qui précèdent, et ils sont brûlés à nouveau : un morceau du fichier y figure deux fois.',
      },
      lines,
    ),
    where: { line },
    measured: 2,
    limit: 1,
  };
}

/** Prints are laid by G1: a line or two by G0 were ways, or are changed. */
function watchRapidLines(report: (found: Found) => void): JobWatch {
  const lines: number[] = [];
  let laid = 0;
  return {
    push({ length, motion, layer, line }, { laying }) {
      for (let n = 0; n < length; n++) {
        if (laying[n] === 0) continue;
        laid++;
        if (motion[n] === Motion.rapid && layer[n]! >= 0 && lines.length <= RAPIDS.most) lines.push(line[n]!);
      }
    },
    end() {
      if (lines.length > RAPIDS.most || laid < RAPIDS.among * lines.length) return;
      for (const line of lines) {
        report({
          what: {
            en: 'Filament is laid by a rapid move (G0); all other lines are laid by G1.',
            fr: 'Du filament est déposé par un déplacement rapide (G0) ; tous les autres cordons le sont par G1.',
          },
          where: { line },
        });
      }
    },
  };
}
