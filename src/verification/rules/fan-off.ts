import { numberText, sayText } from '../../base/text.ts';
import type { JobRule } from '../job-rule.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['fan', 'layer', 'heat'] as const;

/** Layers at the bottom that many materials want without a fan. */
const FIRST_LAYERS = 4;
/** [mm] Laid after the fan went off for good: profiles end the last layer without it. */
const ENOUGH = 1000;
/** Share of the way with the fan on before that makes it this job's habit. */
const HABIT = 0.9;
/** Share of its full speed below which a fan does not turn. */
const TURNS = 0.1;
/** [°C] Nozzle of PLA, which wants a fan; and [mm] laid without one above the first layers. */
const PLA = { least: 180, most: 225, way: 5000 } as const;

export const fanOff: JobRule = {
  code: 'JOB030',
  name: 'fan-off',
  severity: 'warning',
  stage: 'trial',
  title: {
    en: 'The fan goes off for good, or never blows',
    fr: 'Le ventilateur s’arrête pour de bon, ou ne souffle jamais',
  },
  what: {
    en: 'The fan blew on the part from the first layers on; at some line it is switched off, and not on again. Or it never blows, with the nozzle as hot as PLA is printed.',
    fr: 'Le ventilateur soufflait sur la pièce depuis les premières couches ; à une ligne, il est coupé et ne reprend plus. Ou il ne souffle jamais, avec la buse à une température de PLA.',
  },
  why: {
    en: 'Warm layers on warm layers: corners sag and lift, small pieces melt to a lump.',
    fr: 'Des couches chaudes sur des couches chaudes : les angles s’affaissent, les petits détails fondent.',
  },
  fix: {
    en: 'Take the M107 (or M106 S0) out, set M106 S255 after the first layers, or make the job again.',
    fr: 'Retirez le M107 (ou M106 S0), mettez M106 S255 après les premières couches, ou refaites le travail.',
  },
  example: {
    en: '"M107" in the middle of a print in PLA, and no M106 after it.',
    fr: '« M107 » au milieu d’une impression en PLA, sans M106 ensuite.',
  },
  watch({ limits, report }) {
    if (limits.print === undefined) return null;
    let layer = -1;
    let on = false;
    let everOn = false;
    // [°C] Hottest that the nozzle was told to be.
    let nozzle = 0;
    // First line laid above the first layers.
    let firstLine = 0;
    // Something was laid on the layer at hand: slicers set the fan by the layer's time, between layers.
    let begun = false;
    // Line on which it went off within a layer, told of only where that layer goes on.
    let pending = 0;
    // Line on which it went off; 0: it is on, or was never.
    let offLine = 0;
    // [mm] Way with the fan, without it before it last went off, and since.
    const ways = new Float64Array(3);
    return {
      push(chunk, trace) {
        walkRuns(
          chunk,
          LISTENS,
          (event) => {
            if (event.type === 'layer') {
              layer = event.layer;
              begun = false;
              pending = 0;
            }
            if (event.type === 'heat' && event.heater === 'nozzle') nozzle = Math.max(nozzle, event.target);
            if (event.type !== 'fan') return;
            everOn ||= event.fraction >= TURNS;
            const blows = event.fraction > 0;
            if (blows) {
              ways[1]! += ways[2]!;
              ways[2] = 0;
              offLine = 0;
            } else if (on && begun && layer >= FIRST_LAYERS) pending = event.line;
            if (blows) pending = 0;
            on = blows;
          },
          (from, to) => {
            if (layer < FIRST_LAYERS) return;
            let way = 0;
            for (let n = from; n < to; n++) if (trace.laying[n] === 1) way += trace.path[n]!;
            begun ||= way > 0;
            if (firstLine === 0) firstLine = chunk.line[from]!;
            if (pending > 0 && way > 0) {
              offLine = pending;
              pending = 0;
            }
            ways[on ? 0 : offLine > 0 ? 2 : 1]! += way;
          },
        );
      },
      end() {
        const [blown, still, since] = [ways[0]!, ways[1]!, ways[2]!];
        const isPla = nozzle >= PLA.least && nozzle <= PLA.most;
        if (!everOn && isPla && blown + still + since >= PLA.way) {
          report({
            what: sayText(
              {
                en: 'The fan never blows on the part; at {0} °C this is PLA, which sags and curls without it.',
                fr: 'Le ventilateur ne souffle jamais sur la pièce ; à {0} °C c’est du PLA, qui s’affaisse et gondole sans lui.',
              },
              numberText(nozzle, 0),
            ),
            where: { line: firstLine },
          });
          return;
        }
        if (offLine === 0 || since < ENOUGH || blown < HABIT * (blown + still)) return;
        report({
          what: sayText(
            {
              en: 'The fan goes off, and {0} mm more are laid without it.',
              fr: 'Le ventilateur s’arrête, et {0} mm sont encore déposés sans lui.',
            },
            numberText(since, 0),
          ),
          where: { line: offLine },
          measured: since,
          limit: ENOUGH,
          unit: 'mm',
        });
      },
    };
  },
};
