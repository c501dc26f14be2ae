import { numberText, sayText, type Text } from '../../base/text.ts';
import { type JobEvent, MoveKind, type Toolpath } from '../../model/toolpath.ts';
import { type HeightLeap, HeightLeaps } from '../evidence/height-leaps.ts';
import { type Found, type JobRule, linesFrom } from '../job-rule.ts';
import type { MoveTrace } from '../move-trace.ts';
import { walkNotable } from '../walk-runs.ts';

const LISTENS = ['layer', 'tool', 'pause', 'home'] as const;

/** [mm] Rounding of heights, and the little that slicers shift them. */
const SLACK = 0.03;
/** [mm] What differences of decimals are off. */
const ROUNDING = 1e-6;
/** [mm] A layer that rises less has not been raised; supports may begin some thousandths above a layer of their part. */
const SAME = 0.001;
/** [mm], and share of its thickness, at which the first layer leaves no room between nozzle and bed. */
const SCRAPES = 0.05 - 1e-6;
const SQUASHED = 0.4;
/** Highest first layer, in nozzle diameters; above it nothing sticks. */
const FIRST = { warning: 1, error: 2 } as const;

/** Where a turn of a spiral may begin above the one before, in layers. */
const SPIRAL_START = 0.5;

/** What is no part itself; a part may stand on it with a gap, so that it comes off. */
const SUPPORT = new Set<number>([
  MoveKind.support,
  MoveKind.supportInterface,
  MoveKind.skirt,
  MoveKind.brim,
  MoveKind.purge,
]);
/** Thickest layer, in nozzle diameters: a thicker one does not touch the one below. */
const THICKEST = 0.8;

/** [mm] Highest step from layer to layer. @param nozzle [mm] */
function thickestOf(nozzle: number): number {
  return THICKEST * nozzle + SLACK + ROUNDING;
}

function sayLeap({ line, layer, from, to }: HeightLeap): Found {
  return {
    what: sayText(
      {
        en: 'In the midst of a layer the nozzle leaps from {0} mm up to {1} mm.',
        fr: 'En pleine couche, la buse fait un bond de {0} mm à {1} mm de haut.',
      },
      numberText(from, 3),
      numberText(to, 3),
    ),
    where: { line, layer: layer + 1 },
    measured: to,
    limit: from,
    unit: 'mm',
  };
}

export const layerOrder: JobRule = {
  code: 'JOB020',
  name: 'layer-order',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Layers that do not follow each other', fr: 'Des couches qui ne se suivent pas' },
  what: {
    en: 'A layer lies under the one before, leaves a gap above it, or is laid at another height than it says; or in its midst the nozzle leaps up.',
    fr: 'Une couche est sous la précédente, laisse un vide au-dessus d’elle, ou est déposée à une autre hauteur qu’annoncée ; ou la buse fait un bond vers le haut en pleine couche.',
  },
  why: {
    en: 'The nozzle runs into the part, or lays its lines in the air.',
    fr: 'La buse heurte la pièce, ou dépose ses cordons en l’air.',
  },
  fix: { en: 'Slice the model again.', fr: 'Tranchez à nouveau le modèle.' },
  example: {
    en: 'The layer at 5.4 mm is 0.2 mm thick and comes after the one at 5.0: the layer at 5.2 is missing.',
    fr: 'La couche à 5,4 mm a 0,2 mm d’épaisseur et vient après celle à 5,0 : la couche à 5,2 manque.',
  },
  watch({ limits, digest, report }) {
    const { print } = limits;
    if (print === undefined) return null;
    // [mm] Top of what is laid so far of the object at hand, and of the layer below.
    let top = 0;
    let firstZ = Number.NaN;
    let declared = Number.NaN;
    let height = 0;
    let layerLine = 0;
    let toJudge = false;
    let offset = Number.NaN;
    let toldHeight = false;
    let waiting: Found | null = null;
    let rises = false;
    // Some layer rose while it was laid: the job is a vase, whose last turn is level.
    let spiral = false;
    // What the layer at hand holds so far, null: nothing yet.
    let onlySupport: boolean | null = null;
    let supportBelow = false;
    const leaps = new HeightLeaps();
    // Steps that are too high for the machine's nozzle: another one may be meant, which the file tells at its end.
    const thick: { readonly step: number; readonly found: Found }[] = [];

    const found = (n: number, chunk: Toolpath, z: number, what: Text): Found => ({
      what,
      where: {
        line: linesFrom(layerLine, chunk.line[n]!),
        layer: chunk.layer[n]! + 1,
        point: [chunk.x[n]!, chunk.y[n]!, chunk.z[n]!],
      },
      measured: z,
      limit: top,
      unit: 'mm',
    });
    const tell = (n: number, chunk: Toolpath, z: number, what: Text): void => report(found(n, chunk, z, what));

    /** The first line of a layer: does it stand on the one below? */
    const judge = (chunk: Toolpath, n: number, z: number, z0: number): void => {
      toJudge = false;
      const level = z0 === z;
      // A part may stand on its support with a gap, and a skirt follows it; support stands on support without one.
      const kind = chunk.kind[n]!;
      const gapAllowed = supportBelow && (kind === MoveKind.skirt || !SUPPORT.has(kind));
      if (Number.isNaN(firstZ)) {
        firstZ = z;
        const bottom = z - (height > 0 && height < z ? height : z);
        const scrapes = z < SCRAPES || z < SQUASHED * height;
        if (z <= FIRST.warning * print.nozzle && bottom <= 0.1 && !scrapes) return;
        const wrong = z > FIRST.error * print.nozzle || bottom > 0.1 || scrapes;
        report({
          severity: wrong ? 'error' : 'warning',
          what: sayText(
            { en: 'The first layer is laid at {0} mm.', fr: 'La première couche est déposée à {0} mm.' },
            numberText(z, 3),
          ),
          where: { line: linesFrom(layerLine, chunk.line[n]!), layer: chunk.layer[n]! + 1 },
          measured: z,
          limit: scrapes ? Math.max(SCRAPES, SQUASHED * height) : FIRST.warning * print.nozzle,
          unit: 'mm',
        });
        return;
      }
      if (z < top - SLACK) {
        // The next object of a plate that is printed piece by piece begins at the bed again.
        if (z <= firstZ + SLACK) top = 0;
        else {
          tell(
            n,
            chunk,
            z,
            sayText(
              {
                en: 'The layer at {0} mm comes after the one at {1} mm.',
                fr: 'La couche à {0} mm vient après celle à {1} mm.',
              },
              numberText(z, 3),
              numberText(top, 3),
            ),
          );
        }
        return;
      }
      if (z <= top + SAME && level && !spiral) {
        // The first line of a spiral's turn may be level too: the layer decides when it is over.
        waiting = found(
          n,
          chunk,
          z,
          sayText(
            {
              en: 'The layer is laid at {0} mm, like the one before.',
              fr: 'La couche est déposée à {0} mm, comme la précédente.',
            },
            numberText(z, 3),
          ),
        );
        return;
      }
      const step = z - top;
      // A turn of a spiral begins at the top of the one before.
      const bottom = level || z0 > z ? z - height : Math.max(z - height, z0 - SPIRAL_START * height);
      if (step > thickestOf(print.nozzle) && !gapAllowed) {
        const what = sayText(
          {
            en: 'From {0} mm to {1} mm is more than the nozzle can bridge.',
            fr: 'De {0} mm à {1} mm, c’est plus que la buse ne peut combler.',
          },
          numberText(top, 3),
          numberText(z, 3),
        );
        thick.push({ step, found: found(n, chunk, z, what) });
      } else if (height > 0 && bottom > top + SLACK && !gapAllowed) {
        tell(
          n,
          chunk,
          z,
          sayText(
            {
              en: 'The layer at {0} mm is {1} mm thick, and under it the print ends at {2} mm.',
              fr: 'La couche à {0} mm a {1} mm d’épaisseur, et sous elle l’impression s’arrête à {2} mm.',
            },
            numberText(z, 3),
            numberText(height, 3),
            numberText(top, 3),
          ),
        );
      }
    };

    const lay = (chunk: Toolpath, trace: MoveTrace, n: number): void => {
      const z = chunk.z[n]!;
      const level = trace.z0[n] === z;
      leaps.lay();
      if (toJudge) judge(chunk, n, z, trace.z0[n]!);
      if (!level) rises = true;
      else if (!Number.isNaN(declared)) {
        if (Number.isNaN(offset)) offset = z - declared;
        if (Math.abs(z - declared - offset) > SLACK) offHeight(chunk, n, z);
      }
      if (z > top) top = z;
      onlySupport = SUPPORT.has(chunk.kind[n]!) && onlySupport !== false;
    };

    /** A level line at another height than its layer's: a mistake, unless the layer turns out to be a turn of a spiral. */
    const offHeight = (chunk: Toolpath, n: number, z: number): void => {
      if (toldHeight) return;
      const what = sayText(
        { en: 'The layer says {0} mm and is laid at {1} mm.', fr: 'La couche annonce {0} mm et est déposée à {1} mm.' },
        numberText(declared + offset, 3),
        numberText(z, 3),
      );
      const apart = z - declared - offset;
      // A turn begins under the level lines of its layer; in a spiral over several outlines they go on at its end.
      const within = apart > -1.5 * height - SLACK && apart < (spiral ? height + SLACK : 0);
      if (!within) {
        toldHeight = true;
        tell(n, chunk, z, what);
      } else waiting ??= found(n, chunk, z, what);
    };

    const closeLayer = (): void => {
      if (waiting !== null && !rises) report(waiting);
      waiting = null;
      spiral ||= rises;
      rises = false;
    };

    const begin = (event: JobEvent): void => {
      leaps.rest();
      if (event.type !== 'layer') return;
      closeLayer();
      // An empty layer changes nothing: what stands on it stands on air.
      supportBelow = onlySupport ?? supportBelow;
      onlySupport = null;
      declared = event.z;
      height = event.height;
      layerLine = event.line;
      toJudge = true;
      toldHeight = false;
    };

    return {
      push(chunk, trace) {
        walkNotable(chunk, digest, { types: LISTENS, event: begin }, (n) => {
          if (chunk.layer[n]! < 0) return;
          if (trace.laying[n] === 1) lay(chunk, trace, n);
          else if (chunk.z[n]! > trace.z0[n]!)
            leaps.move({ line: chunk.line[n]!, layer: chunk.layer[n]!, from: trace.z0[n]!, to: chunk.z[n]! });
        });
      },
      end({ claims }) {
        closeLayer();
        for (const each of leaps.end()) report(sayLeap(each));
        const thickest = thickestOf(claims?.nozzle ?? print.nozzle);
        for (const { step, found: each } of thick) if (step > thickest) report(each);
      },
    };
  },
};
