import { numberText, sayText } from '../../base/text.ts';
import type { Bounds } from '../../model/finding.ts';
import { Motion, MoveKind } from '../../model/toolpath.ts';
import type { ChunkDigest } from '../chunk-digest.ts';
import { ExcludedPlaces } from '../evidence/excluded-places.ts';
import type { JobRule } from '../job-rule.ts';
import { MoveExtent } from '../move-extent.ts';

/** [mm] Rounding of written decimals. */
const DECIMALS = 0.001;
/** [mm] Focus heights in jobs for machines with a Z axis are less. */
const DEEP = 15;

/** Whether all moves of the chunk end inside. */
function holds([least, most]: Bounds, { low, high }: ChunkDigest): boolean {
  for (let axis = 0; axis < 3; axis++) if (!(low[axis]! >= least[axis]! && high[axis]! <= most[axis]!)) return false;
  return true;
}

const inside = (value: number, least: number, most: number): boolean => value >= least && value <= most;

export const outsideMachine: JobRule = {
  code: 'JOB002',
  name: 'outside-machine',
  severity: 'error',
  stage: 'stable',
  title: { en: 'Beyond the machine’s reach', fr: 'Au-delà de la course de la machine' },
  what: {
    en: 'A move goes farther than the axis can; arcs count with their bulge.',
    fr: 'Un mouvement va plus loin que l’axe ne peut ; les arcs comptent avec leur renflement.',
  },
  why: {
    en: 'The axis hits its end and loses steps: all that follows is shifted. Downwards, the nozzle digs into the bed.',
    fr: 'L’axe bute et perd des pas : toute la suite est décalée. Vers le bas, la buse laboure le plateau.',
  },
  fix: {
    en: 'Move or turn the part in the program that made the job, or choose the right machine there.',
    fr: 'Déplacez ou tournez la pièce dans le logiciel d’origine, ou choisissez-y la bonne machine.',
  },
  example: {
    en: 'X reaches 255 mm; "G1 X261 Y40" goes 6 mm too far.',
    fr: 'X va jusqu’à 255 mm ; « G1 X261 Y40 » va 6 mm trop loin.',
  },
  watch({ limits, digest, report }) {
    const [low, high] = limits.reach;
    // A driver burns cells as wide as the beam, and leaves out what of them lies beside the page.
    const slack = limits.firmware === 'driver' ? (limits.laser?.spot ?? DECIMALS) : DECIMALS;
    const names = ['X', 'Y', 'Z'] as const;
    const extent = new MoveExtent();
    const outside = [false, false, false];
    let offBed = false;
    const places = new ExcludedPlaces(
      limits.print?.excluded ?? [],
      limits.print?.excludedHeight ?? Number.POSITIVE_INFINITY,
    );
    // Within both the reach and the bed there is nothing to say.
    const room: Bounds =
      limits.print === undefined
        ? limits.reach
        : [
            [Math.max(low[0], limits.bed[0][0]), Math.max(low[1], limits.bed[0][1]), low[2]],
            [Math.min(high[0], limits.bed[1][0]), Math.min(high[1], limits.bed[1][1]), high[2]],
          ];
    let calm = true;
    // A laser without a Z axis leaves Z words undone.
    const noZ = limits.laser !== undefined && low[2] === high[2];
    return {
      push(chunk, trace) {
        const tell = (n: number, axis: number, value: number, limit: number): void => {
          outside[axis] = true;
          report({
            // Down is where the sheet is: a machine whose head does move drives its lens into it.
            severity: axis === 2 && noZ && value > low[2] - DEEP ? 'warning' : 'error',
            what: sayText(
              {
                en: '{0} goes to {1} mm; the machine reaches from {2} to {3}.',
                fr: '{0} va à {1} mm ; la machine va de {2} à {3}.',
              },
              names[axis]!,
              numberText(value, 3),
              low[axis]!,
              high[axis]!,
            ),
            where: { line: chunk.line[n]!, point: [chunk.x[n]!, chunk.y[n]!, chunk.z[n]!] },
            measured: value,
            limit,
            unit: 'mm',
          });
        };
        if (!places.none) {
          places.read(chunk, trace, (n, lays) =>
            report({
              what: lays
                ? {
                    en: 'Material is laid where the bed must stay free.',
                    fr: 'De la matière est déposée là où le plateau doit rester libre.',
                  }
                : {
                    en: 'The nozzle goes, at the height of the print, where the bed must stay free.',
                    fr: 'La buse passe, à hauteur d’impression, là où le plateau doit rester libre.',
                  },
              where: { line: chunk.line[n]!, point: [chunk.x[n]!, chunk.y[n]!, chunk.z[n]!] },
            }),
          );
        }
        if (calm && !digest.arcs && holds(room, digest)) return;
        const { x, y, z, motion } = chunk;
        const [x0, y0, z0] = room[0];
        const [x1, y1, z1] = room[1];
        for (let n = 0; n < chunk.length; n++) {
          // Nearly every move: a straight one that ends where nothing is near, after one that did.
          const ex = x[n]!;
          const ey = y[n]!;
          const straight = motion[n]! < Motion.clockwise;
          if (straight && calm && ex >= x0 && ex <= x1 && ey >= y0 && ey <= y1 && z[n]! >= z0 && z[n]! <= z1) continue;
          const box = extent.read(chunk, n, trace.x0[n]!, trace.y0[n]!);
          for (let axis = 0; axis < 3; axis++) {
            const end = axis === 0 ? chunk.x[n]! : axis === 1 ? chunk.y[n]! : chunk.z[n]!;
            const least = axis === 2 ? end : box[axis]!;
            const most = axis === 2 ? end : box[axis + 2]!;
            // What starts outside was told when it went there; it is told again only where it comes back and leaves anew.
            if (outside[axis] === true) outside[axis] = end < low[axis]! - slack || end > high[axis]! + slack;
            else if (!(least >= low[axis]! - slack)) tell(n, axis, least, low[axis]!);
            else if (!(most <= high[axis]! + slack)) tell(n, axis, most, high[axis]!);
          }
          calm = inside(ex, x0, x1) && inside(ey, y0, y1) && inside(z[n]!, z0, z1);
          if (limits.print === undefined || trace.laying[n] === 0 || chunk.layer[n]! < 0) continue;
          const [[bx0, by0], [bx1, by1]] = limits.bed;
          const off = box[0]! < bx0 - slack || box[2]! > bx1 + slack || box[1]! < by0 - slack || box[3]! > by1 + slack;
          if (off && !offBed && chunk.kind[n] !== MoveKind.purge) {
            report({
              severity: 'warning',
              what: { en: 'Material is laid beside the bed.', fr: 'De la matière est déposée à côté du plateau.' },
              where: { line: chunk.line[n]!, point: [chunk.x[n]!, chunk.y[n]!, chunk.z[n]!] },
            });
          }
          offBed = off;
        }
      },
    };
  },
};
