import { GrowingIndices } from '../../base/growing.ts';
import { sayText } from '../../base/text.ts';
import { triangulateFace } from '../../geometry/mesh/triangulate-face.ts';
import type { Finding } from '../../model/finding.ts';
import type { Mesh, MeshObject } from '../../model/part.ts';
import { findingOf } from '../../model/rule.ts';
import { BENT_FACES, LOOSE_LINES, UNREADABLE_PART } from './findings.ts';
import type { ObjScan } from './scan.ts';

const BENT = 0.01; // [of the face's size] less is the rounding of the file's own digits

interface BuildOptions {
  /** [mm] What 1 in the file is. */
  readonly factor: number;
  /** Name for faces that belong to no object. */
  readonly stem: string;
}

/** Makes the mesh: faces cut into triangles, objects as ranges, and what had to be left out. */
export function buildObjMesh(
  scan: ObjScan,
  options: BuildOptions,
): { readonly mesh: Mesh; readonly findings: readonly Finding[] } {
  const positions = scan.positions.values.slice(0, scan.positions.length);
  if (options.factor !== 1) for (let k = 0; k < positions.length; k++) positions[k]! *= options.factor;
  const triangles = new GrowingIndices();
  const firstTriangle = new Uint32Array(scan.faceEnds.length + 1);
  let bent = 0;
  let from = 0;
  for (let face = 0; face < scan.faceEnds.length; face++) {
    const to = scan.faceEnds.values[face]!;
    firstTriangle[face] = triangles.length / 3;
    const corners = scan.corners.values.subarray(from, to);
    if (corners.length > 3 && isBent(positions, corners)) bent++;
    triangulateFace(positions, corners, (a, b, c) => {
      triangles.push(corners[a]!);
      triangles.push(corners[b]!);
      triangles.push(corners[c]!);
    });
    from = to;
  }
  firstTriangle[scan.faceEnds.length] = triangles.length / 3;
  const mesh: Mesh = {
    kind: 'mesh',
    positions,
    triangles: triangles.values.slice(0, triangles.length),
    objects: objectsOf(scan, firstTriangle, options.stem),
    unit: null,
  };
  return { mesh, findings: findingsOf(scan, bent) };
}

/** Ranges by `o`; by `g` where the file has no `o`. Neighbours of one name are one object. */
function objectsOf(scan: ObjScan, firstTriangle: Uint32Array, stem: string): readonly MeshObject[] {
  const kind = scan.names.some((name) => name.kind === 'o') ? 'o' : 'g';
  const starts = [{ name: stem, face: 0 }, ...scan.names.filter((name) => name.kind === kind)];
  const objects: MeshObject[] = [];
  for (let k = 0; k < starts.length; k++) {
    const first = firstTriangle[starts[k]!.face]!;
    const end = firstTriangle[starts[k + 1]?.face ?? scan.faceEnds.length]!;
    if (end === first) continue;
    const name = starts[k]!.name === '' ? stem : starts[k]!.name;
    const last = objects.at(-1);
    if (last !== undefined && last.name === name)
      objects[objects.length - 1] = { ...last, triangleCount: end - last.firstTriangle };
    else objects.push({ name, firstTriangle: first, triangleCount: end - first });
  }
  return objects;
}

/** Whether a corner stands out of the face's plane (Newell's normal through the middle). */
function isBent(p: ArrayLike<number>, corners: Uint32Array): boolean {
  let nx = 0;
  let ny = 0;
  let nz = 0;
  let mx = 0;
  let my = 0;
  let mz = 0;
  for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
    const a = 3 * corners[j]!;
    const b = 3 * corners[i]!;
    nx += (p[a + 1]! - p[b + 1]!) * (p[a + 2]! + p[b + 2]!);
    ny += (p[a + 2]! - p[b + 2]!) * (p[a]! + p[b]!);
    nz += (p[a]! - p[b]!) * (p[a + 1]! + p[b + 1]!);
    mx += p[b]! / corners.length;
    my += p[b + 1]! / corners.length;
    mz += p[b + 2]! / corners.length;
  }
  const area = Math.sqrt(nx * nx + ny * ny + nz * nz);
  if (area === 0) return false;
  let out = 0;
  for (const corner of corners) {
    const d = (p[3 * corner]! - mx) * nx + (p[3 * corner + 1]! - my) * ny + (p[3 * corner + 2]! - mz) * nz;
    out = Math.max(out, Math.abs(d) / area);
  }
  return out > BENT * Math.sqrt(area);
}

function findingsOf(scan: ObjScan, bent: number): readonly Finding[] {
  const findings: Finding[] = [];
  const odd = scan.curves + scan.unknown;
  if (odd > 0) {
    const line = scan.curves > 0 ? scan.curveLine : scan.unknownLine;
    const what = sayText(
      {
        en: '{0} {0|line of the file is a curve, a surface or an unknown word and was|lines of the file are curves, surfaces or unknown words and were} not read, the first is line {1}.',
        fr: '{0} {0|ligne du fichier est une courbe, une surface ou un mot inconnu et n’a pas été lue|lignes du fichier sont des courbes, des surfaces ou des mots inconnus et n’ont pas été lues}, la première est la ligne {1}.',
      },
      odd,
      line,
    );
    findings.push(findingOf(UNREADABLE_PART, { what, where: { line }, measured: odd, limit: 0 }));
  }
  if (scan.loose > 0) {
    const what = sayText(
      {
        en: '{0} loose lines or points were left out, the first at line {1}.',
        fr: '{0} lignes ou points isolés ont été laissés de côté, les premiers à la ligne {1}.',
      },
      scan.loose,
      scan.looseLine,
    );
    findings.push(findingOf(LOOSE_LINES, { what, where: { line: scan.looseLine }, measured: scan.loose }));
  }
  if (bent > 0) {
    const what = sayText(
      {
        en: '{0} {0|face with more than three corners is not flat; it was|faces with more than three corners are not flat; they were} cut into triangles.',
        fr: '{0} {0|face de plus de trois sommets n’est pas plane ; elle a été découpée|faces de plus de trois sommets ne sont pas planes ; elles ont été découpées} en triangles.',
      },
      bent,
    );
    findings.push(findingOf(BENT_FACES, { what, where: {}, measured: bent }));
  }
  return findings;
}
