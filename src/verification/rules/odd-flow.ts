import { numberText, sayText } from '../../base/text.ts';
import type { JobRule } from '../job-rule.ts';
import { LayerFlow, type OddLayer } from '../layer-flow.ts';
import { walkRuns } from '../walk-runs.ts';

const LISTENS = ['layer'] as const;

/** Layers from which on it is how the job is made, not a fault in it. */
const HABIT = 5;

export const oddFlow: JobRule = {
  code: 'JOB037',
  name: 'odd-flow',
  severity: 'error',
  stage: 'trial',
  title: { en: 'A layer with another amount of filament', fr: 'Une couche avec une autre quantité de filament' },
  what: {
    en: 'All lines of a layer get far more filament than the same lines of the layers under it, or far less.',
    fr: 'Tous les cordons d’une couche reçoivent bien plus de filament que les mêmes cordons en dessous, ou bien moins.',
  },
  why: {
    en: 'Too much has nowhere to go and lifts the nozzle off its path; too little does not hold, and the part breaks there.',
    fr: 'Le surplus n’a pas de place et dévie la buse ; le manque ne tient pas, et la pièce casse à cet endroit.',
  },
  fix: {
    en: 'Slice the model again; by hand: E of this layer counts as in the layers around it.',
    fr: 'Tranchez à nouveau le modèle ; à la main : le E de cette couche se compte comme dans les couches voisines.',
  },
  example: {
    en: 'From "LAYER:40" on to "LAYER:41" every line has twice its E.',
    fr: 'De « LAYER:40 » à « LAYER:41 », chaque ligne a le double de son E.',
  },
  watch({ limits, report }) {
    if (limits.print === undefined) return null;
    const flow = new LayerFlow();
    const found: OddLayer[] = [];
    const keep = (odd: OddLayer | null): void => {
      if (odd !== null && found.length <= HABIT) found.push(odd);
    };
    return {
      push(chunk, trace) {
        const { kind, e, line, layer } = chunk;
        const { laying, path, z0 } = trace;
        walkRuns(
          chunk,
          LISTENS,
          (event) => {
            if (event.type === 'layer') keep(flow.next(event.layer, event.height));
          },
          (from, to) => {
            let way = 0;
            let filament = 0;
            let open = -1;
            let first = from;
            for (let n = from; n < to; n++) {
              // What climbs while it lays is a spiral: its first and last turn fade.
              if (laying[n] === 0 || layer[n]! < 0 || chunk.z[n] !== z0[n]) continue;
              if (kind[n] !== open) {
                if (open >= 0) flow.add(open, way, filament, line[first]!, line[n]!);
                open = kind[n]!;
                first = n;
                way = 0;
                filament = 0;
              }
              way += path[n]!;
              filament += e[n]!;
            }
            if (open >= 0) flow.add(open, way, filament, line[first]!, line[to - 1]!);
          },
        );
      },
      end() {
        keep(flow.next(-1, 0));
        if (found.length > HABIT) return;
        for (const { layer, line, share } of found) {
          report({
            what: sayText(
              {
                en: 'Layer {0} gets {1} % of the filament that its lines take on the layers under it.',
                fr: 'La couche {0} reçoit {1} % du filament que ses cordons prennent sur les couches du dessous.',
              },
              layer + 1,
              numberText(100 * share, 0),
            ),
            where: { line: line[0], layer: layer + 1 },
            measured: share,
            limit: 1,
          });
        }
      },
    };
  },
};
