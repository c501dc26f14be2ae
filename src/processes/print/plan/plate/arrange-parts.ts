import { contourOf, loopArea, packContours } from '../../../../geometry/areas/islands.ts';
import { sliceMesh } from '../../../../geometry/mesh/slice-mesh.ts';
import type { ArrangedPlate, Arrangement } from '../../../../model/engine.ts';
import type { Finding } from '../../../../model/finding.ts';
import type { JobLimits } from '../../../../model/job.ts';
import type { Mesh, MeshObject, NamedPart, Placement } from '../../../../model/part.ts';
import { meshOf, turnedToFit } from '../begin-parts.ts';
import { engineSettings } from '../engine-settings.ts';
import { type StandingPart, standUp } from '../part-plan.ts';
import { labelOf, leftOver } from '../plan-print.ts';
import type { PrintSetup } from '../setup.ts';
import { brimWidth } from './adhesion.ts';
import type { Copy, CopyPlace } from './arrange.ts';
import { placesOf } from './places-of.ts';

/** A part that stands, with the brim that it needs. */
interface Stood {
  readonly part: StandingPart;
  /** [mm] */
  readonly brim: number;
}

/**
 * Mends, sets on the bed and places all copies, exactly as for a plan of our own, and leaves the slicing to another
 * program: each plate comes with its meshes at their place and with the settings in neutral words.
 */
export async function arrangeParts(
  parts: readonly NamedPart[],
  copies: number,
  setup: PrintSetup,
  limits: JobLimits,
): Promise<Arrangement> {
  const stood = parts.map((part) => {
    const standing = turnedToFit(standUp(meshOf(part), 0), part, setup);
    return { part: standing, brim: brimOf(standing, setup) };
  });
  const wanted = stood.flatMap(({ part: { size } }, k): Copy[] =>
    Array.from({ length: copies }, () => ({ part: k, width: size[0], depth: size[1] })),
  );
  const { places, skirt, finding } = placesOf(wanted, stood, setup);
  const lost = new Set(wanted.flatMap((copy, k) => (places[k] === null ? [copy.part] : [])));
  const findings: Finding[] = [...lost].map((part) => leftOver(stood[part]!.part, setup));
  if (findings.length > 0) return { plates: [], findings };
  if (finding !== undefined) findings.push(finding);
  const shown = skirt ? setup : { ...setup, settings: { ...setup.settings, skirtLoops: 0 } };
  const count = places.reduce((most, place) => Math.max(most, (place?.plate ?? -1) + 1), 0);
  const plates = Array.from({ length: count }, (_, plate) =>
    arrangedPlate(
      wanted.flatMap((copy, k) =>
        places[k]!.plate === plate ? [{ stood: stood[copy.part]!, place: places[k]! }] : [],
      ),
      shown,
      limits,
    ),
  );
  return { plates, findings };
}

/** The brim by the section in the middle of the first layer; what is planned in full is not known here. */
function brimOf(part: StandingPart, { settings, material }: PrintSetup): number {
  const [section] = sliceMesh(part.mesh, Float64Array.of(settings.firstLayerHeight / 2)).layers;
  const loops = section === undefined ? [] : Array.from(section.ends, (_, c) => contourOf(section, c));
  return brimWidth(packContours(loops.filter((loop) => loopArea(loop) > 0)), part.size, settings, material);
}

interface PlacedCopy {
  readonly stood: Stood;
  readonly place: CopyPlace;
}

function arrangedPlate(copies: readonly PlacedCopy[], setup: PrintSetup, limits: JobLimits): ArrangedPlate {
  const used = new Map<string, number>();
  const placements = copies.map(({ stood: { part }, place }): Placement => {
    const [w, d] = place.turned ? [part.size[1], part.size[0]] : part.size;
    return {
      file: part.file,
      label: labelOf(part.file, used),
      bounds: [
        [place.x - w / 2, place.y - d / 2, 0],
        [place.x + w / 2, place.y + d / 2, part.size[2]],
      ],
      turn: part.turn + (place.turned ? 90 : 0),
    };
  });
  const mesh = plateMesh(
    copies,
    placements.map(({ label }) => label),
  );
  const brim = copies.reduce((most, { stood }) => Math.max(most, stood.brim), 0);
  return { placements, mesh, settings: engineSettings(setup, limits, placements, brim) };
}

/** One mesh with all copies, turned and moved to where they stand. */
function plateMesh(copies: readonly PlacedCopy[], labels: readonly string[]): Mesh {
  const sum = (of: (part: StandingPart) => number): number =>
    copies.reduce((total, { stood }) => total + of(stood.part), 0);
  const positions = new Float64Array(sum((part) => part.mesh.positions.length));
  const triangles = new Uint32Array(sum((part) => part.mesh.triangles.length));
  const objects: MeshObject[] = [];
  let p = 0;
  let t = 0;
  copies.forEach(({ stood: { part }, place }, k) => {
    const { mesh } = part;
    const first = p / 3;
    for (let i = 0; i < mesh.positions.length; i += 3) {
      const x = mesh.positions[i]!;
      const y = mesh.positions[i + 1]!;
      positions[p++] = place.x + (place.turned ? -y : x);
      positions[p++] = place.y + (place.turned ? x : y);
      positions[p++] = mesh.positions[i + 2]!;
    }
    objects.push({ name: labels[k]!, firstTriangle: t / 3, triangleCount: mesh.triangles.length / 3 });
    for (const vertex of mesh.triangles) triangles[t++] = first + vertex;
  });
  return { kind: 'mesh', positions, triangles, objects, unit: 'mm' };
}
