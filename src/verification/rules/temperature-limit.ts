import { sayText, type Text } from '../../base/text.ts';
import type { Severity } from '../../model/finding.ts';
import type { JobEvent, Toolpath } from '../../model/toolpath.ts';
import { ColdBed, type ColdBedFound } from '../evidence/cold-bed.ts';
import { type Found, type JobRule, linesFrom } from '../job-rule.ts';
import type { MoveTrace } from '../move-trace.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['layer', 'heat', 'other'] as const;

const NAMES: Readonly<Record<string, Text>> = {
  nozzle: { en: 'The nozzle', fr: 'La buse' },
  bed: { en: 'The bed', fr: 'Le plateau' },
  chamber: { en: 'The chamber', fr: 'L’enceinte' },
};
/** [°C] No chamber of a fablab's printer goes higher. */
const CHAMBER_MAX = 90;
/** [°C] Over the material's own range by this much, it burns instead of running. */
const BURNS = 40;
/** [mm] Filament laid on a bed that was switched off before it counts: some profiles cool the bed for the last line. */
const STILL_STICKS = 50;
/** [°C], and share of what the bed was: colder than both, a part comes loose as from a bed that is off. */
const COLD_BED = 40;
const COLD_SHARE = 0.5;
/** Layers after which a profile that prints on a cold bed would long have switched it off; it does so between two layers. */
const FIRST_LAYERS = 2;
/** [mm] Laid on a layer before it counts as begun. */
const BEGUN = 20;

function sayColdBed({ line: [cause, effect], target, should }: ColdBedFound): Found {
  const set: Text =
    target > 0
      ? {
          en: 'The bed is set to {0} °C, colder than the room',
          fr: 'Le plateau est réglé à {0} °C, moins que la pièce',
        }
      : {
          en: 'Nothing heats the bed before the first layer',
          fr: 'Rien ne chauffe le plateau avant la première couche',
        };
  const ask: Text = should > 0 ? { en: '; {1} °C are called for.', fr: ' ; il en faut {1} °C.' } : { en: '.', fr: '.' };
  return {
    severity: should > 0 || target > 0 ? 'error' : 'warning',
    what: sayText({ en: `${set.en}${ask.en}`, fr: `${set.fr}${ask.fr}` }, target, should),
    where: { line: linesFrom(cause, effect) },
    measured: target,
    unit: '°C',
  };
}

/** [°C] In the midst of a layer nothing changes by so much. */
const LEAP = 25;

export const temperatureLimit: JobRule = {
  code: 'JOB004',
  name: 'temperature-limit',
  severity: 'error',
  stage: 'stable',
  title: { en: 'A temperature out of range', fr: 'Une température hors limites' },
  what: {
    en: 'A heater is asked for more than the machine stands or the material takes, or the bed is never heated, or goes off while printing goes on.',
    fr: 'On demande à un chauffage plus que ne supporte la machine ou la matière, ou le plateau n’est jamais chauffé, ou s’éteint en cours d’impression.',
  },
  why: {
    en: 'The hot end is damaged and the filament gives off fumes; the part comes loose from a bed that cools.',
    fr: 'La tête s’abîme et le filament dégage des fumées ; la pièce se décolle d’un plateau qui refroidit.',
  },
  fix: {
    en: 'Choose the right filament and printer in the slicer, and make the job again.',
    fr: 'Choisissez le bon filament et la bonne imprimante dans le trancheur, et refaites le travail.',
  },
  example: {
    en: '"M104 S2150": a digit too many, where the machine ends at 300 °C.',
    fr: '« M104 S2150 » : un chiffre de trop, alors que la machine s’arrête à 300 °C.',
  },
  watch({ limits, report }) {
    const { print } = limits;
    if (print === undefined) return null;
    let layer = -1;
    let bedOffLine = 0;
    let bedWas = 0;
    let bedMost = 0;
    let laidCold = 0;
    // [mm] Laid on the layer at hand.
    let laidHere = 0;
    const cold = new ColdBed(print);
    // Line that set the bed's heat and did not wait for it; 0: none.
    let bedUnwaited = 0;
    const most = { nozzle: print.nozzleMax, bed: print.bedMax, chamber: CHAMBER_MAX };
    const tell = (event: JobEvent & { type: 'heat' }, limit: number, severity: Severity, what: Text): void => {
      report({
        severity,
        what: sayText(what, NAMES[event.heater]!, event.target, limit),
        where: { line: event.line },
        measured: event.target,
        limit,
        unit: '°C',
      });
    };
    // [°C] What was asked for last; and whether a line of this layer is laid.
    const asked = { nozzle: 0, bed: 0, chamber: 0 };
    let begun = false;
    // Told when printing goes on.
    let leapt: Found | null = null;
    /** Slicers step between layers, and by little; what another tool waits at is its own. */
    const leap = ({ heater, target, line }: JobEvent & { type: 'heat' }): void => {
      const was = asked[heater];
      asked[heater] = target;
      if (!begun || print.tools > 1 || was === 0 || target === 0 || Math.abs(target - was) < LEAP) return;
      leapt = {
        severity: 'warning',
        what: sayText(
          {
            en: '{0} goes from {1} to {2} °C in the midst of a layer.',
            fr: '{0} passe de {1} à {2} °C au milieu d’une couche.',
          },
          NAMES[heater]!,
          was,
          target,
        ),
        where: { line },
        measured: target,
        limit: was,
        unit: '°C',
      };
    };
    let tooCold: (JobEvent & { type: 'heat' }) | null = null;
    const heat = (event: JobEvent & { type: 'heat' }): void => {
      const { heater, target } = event;
      if (heater === 'nozzle') tooCold = null;
      if (!(target <= most[heater]) || target < 0) {
        tell(event, most[heater], 'error', {
          en: '{0} is asked for {1} °C; the machine ends at {2}.',
          fr: '{0} doit atteindre {1} °C ; la machine s’arrête à {2}.',
        });
        return;
      }
      const { material } = print;
      const materialMax = heater === 'nozzle' ? material?.nozzleMax : heater === 'bed' ? material?.bedMax : undefined;
      if (materialMax !== undefined && target > materialMax) {
        tell(event, materialMax, target > materialMax + BURNS ? 'error' : 'warning', {
          en: '{0} is asked for {1} °C; the material takes {2}.',
          fr: '{0} doit atteindre {1} °C ; la matière en supporte {2}.',
        });
      }
      if (
        heater === 'nozzle' &&
        material !== undefined &&
        target >= print.extrudeMin &&
        target < material.nozzleMin &&
        event.wait
      ) {
        // Probing and wiping warm is sound: it counts when something is laid so cold.
        tooCold = event;
      }
    };
    const tellCold = (): void => {
      if (tooCold === null || print.material === undefined) return;
      tell(tooCold, print.material.nozzleMin, 'warning', {
        en: '{0} is asked for {1} °C; the material needs {2}.',
        fr: '{0} doit atteindre {1} °C ; il en faut {2} pour cette matière.',
      });
      tooCold = null;
    };
    /** The first layer on a bed that is still heating. */
    const coldBed = (chunk: Toolpath, trace: MoveTrace, from: number, to: number): void => {
      for (let n = from; n < to; n++) {
        if (trace.laying[n] === 0 || chunk.layer[n]! < 0) continue;
        report({
          severity: 'warning',
          what: sayText(
            {
              en: 'The bed is set to {0} °C and nothing waits for it before the first layer.',
              fr: 'Le plateau est réglé à {0} °C et rien ne l’attend avant la première couche.',
            },
            bedWas,
          ),
          where: { line: linesFrom(bedUnwaited, chunk.line[n]!) },
          measured: bedWas,
          unit: '°C',
        });
        bedUnwaited = 0;
        return;
      }
    };
    return {
      push(chunk, trace) {
        walkRuns(
          chunk,
          LISTENS,
          (event) => {
            if (!cold.settled) cold.hear(event);
            if (event.type === 'layer') {
              layer = event.layer;
              laidHere = 0;
              begun = false;
            }
            if (event.type !== 'heat') return;
            heat(event);
            leap(event);
            if (event.heater !== 'bed') return;
            bedUnwaited = event.wait || event.target === 0 || layer >= 0 ? 0 : event.line;
            bedMost = Math.max(bedMost, event.target);
            const isCold = event.target === 0 || (event.target < COLD_BED && event.target < COLD_SHARE * bedMost);
            if (!isCold) bedOffLine = 0;
            else if (bedWas > 0 && (layer >= FIRST_LAYERS || laidHere > BEGUN) && bedOffLine === 0)
              bedOffLine = event.line;
            bedWas = event.target;
            laidCold = 0;
          },
          (from, to) => {
            if (!cold.settled) cold.moves(chunk, trace, from, to);
            for (let n = from; n < to && !begun && layer >= 0; n++) begun = trace.laying[n] === 1;
            for (let n = from; n < to && leapt !== null; n++) {
              if (trace.laying[n] === 0) continue;
              report(leapt);
              leapt = null;
            }
            if (layer >= 0 && layer < FIRST_LAYERS) {
              for (let n = from; n < to && laidHere <= BEGUN; n++)
                if (trace.laying[n] === 1) laidHere += trace.path[n]!;
            }
            for (let n = from; n < to && tooCold !== null; n++) if (trace.laying[n] !== 0) tellCold();
            if (bedUnwaited > 0) coldBed(chunk, trace, from, to);
            if (bedOffLine === 0) return;
            for (let n = from; n < to && bedOffLine > 0; n++) {
              if (trace.laying[n] === 0) continue;
              laidCold += trace.path[n]!;
              if (laidCold < STILL_STICKS) continue;
              report({
                what:
                  bedWas === 0
                    ? {
                        en: 'The bed is switched off and printing goes on.',
                        fr: 'Le plateau est éteint et l’impression continue.',
                      }
                    : sayText(
                        {
                          en: 'The bed cools to {0} °C and printing goes on.',
                          fr: 'Le plateau refroidit à {0} °C et l’impression continue.',
                        },
                        bedWas,
                      ),
                where: { line: linesFrom(bedOffLine, chunk.line[n]!) },
              });
              bedOffLine = 0;
            }
          },
        );
      },
      end({ claims }) {
        const found = cold.end(claims);
        if (found !== null) report(sayColdBed(found));
      },
    };
  },
};
