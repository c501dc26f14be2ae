import type { Bodies } from './bodies.ts';
import { BoxTree } from './box-tree.ts';
import { type Sector, solidsOverlapAt } from './cones-at-point.ts';
import { type FaceAtEdge, frameAlong, judgeAround } from './faces-around-edge.ts';
import type { MeshMeasures } from './mesh-measures.ts';
import {
  type Contact,
  contactOf,
  cornersOf,
  cross,
  distanceToSegment,
  dot,
  minus,
  norm,
  type Place,
  reaches,
} from './triangle-contact.ts';

/** Closed bodies of a mesh. */
interface ClosedMesh {
  readonly positions: ArrayLike<number>;
  readonly triangles: Uint32Array;
  readonly bodies: Bodies;
  readonly measures: readonly MeshMeasures[];
}

/** A line along which bodies share nothing else. */
export interface TouchLine {
  readonly from: Place;
  readonly to: Place;
  /** One of those that meet there. */
  readonly triangle: number;
}

/** Where bodies touch without going into each other. */
export interface Touches {
  readonly lines: readonly TouchLine[];
  /** Points, tip to tip or tip on face. */
  readonly points: readonly Place[];
  /** Places on faces that lie on each other: there they are one piece. */
  readonly areas: readonly Place[];
}

/**
 * Finds where bodies touch, by place: whether they have points in common there makes no difference. Only triangles within
 * the box of another body are looked at, so parts of one body cost nothing.
 * @param near [mm] what is nearer touches
 */
export function touchingBodies(mesh: ClosedMesh, near: number): Touches {
  const chosen = withinOthers(mesh, near);
  if (chosen.length === 0) return { lines: [], points: [], areas: [] };
  const judge = new TouchJudge(mesh, chosen, near);
  const lines = new Map<string, TouchLine>();
  const points = new Map<string, Place>();
  const areas: Place[] = [];
  const key = (place: Place): string => place.map((x) => Math.round(x / (16 * near))).join(' ');
  judge.eachContact((contact, triangle) => {
    if (contact.kind === 'area') areas.push(contact.at);
    else if (contact.kind === 'point') points.set(key(contact.at), contact.at);
    else {
      const { from, to } = contact;
      lines.set([key(from), key(to)].sort().join(), { from, to, triangle });
    }
  });
  return {
    lines: [...lines.values()].filter(({ from, to }) => judge.isTouchAlong(from, to)),
    points: [...points.values()].filter((at) => judge.isTouchAt(at)),
    areas,
  };
}

/** Triangles that reach into the box of another body. */
function withinOthers({ positions: p, triangles, bodies, measures }: ClosedMesh, near: number): Uint32Array {
  const others: number[][] = measures.map(() => []);
  const order = [...measures.keys()].filter((body) => measures[body]!.bounds !== null);
  order.sort((a, b) => measures[a]!.bounds![0][0] - measures[b]!.bounds![0][0]);
  for (const [rank, a] of order.entries())
    for (let next = rank + 1; next < order.length; next++) {
      const b = order[next]!;
      const [lowA, highA] = measures[a]!.bounds!;
      const [lowB, highB] = measures[b]!.bounds!;
      if (lowB[0] > highA[0] + near) break;
      if (lowA[1] > highB[1] + near || lowB[1] > highA[1] + near) continue;
      if (lowA[2] > highB[2] + near || lowB[2] > highA[2] + near) continue;
      others[a]!.push(b);
      others[b]!.push(a);
    }
  const chosen: number[] = [];
  for (let t = 0; t < bodies.of.length; t++) {
    const list = bodies.of[t]! < 0 ? undefined : others[bodies.of[t]!];
    if (list === undefined || list.length === 0) continue;
    const meets = (axis: 0 | 1 | 2, low: number, high: number): boolean => {
      const [a, b, c] = [0, 1, 2].map((k) => p[3 * triangles[3 * t + k]! + axis]!) as [number, number, number];
      return Math.min(a, b, c) <= high + near && Math.max(a, b, c) >= low - near;
    };
    if (
      list.some((body) => {
        const [low, high] = measures[body]!.bounds!;
        return meets(0, low[0], high[0]) && meets(1, low[1], high[1]) && meets(2, low[2], high[2]);
      })
    )
      chosen.push(t);
  }
  return Uint32Array.from(chosen);
}

/** Judges touches by all faces at a place. */
class TouchJudge {
  readonly #mesh: ClosedMesh;
  readonly #chosen: Uint32Array;
  readonly #near: number;
  readonly #tree: BoxTree;

  constructor(mesh: ClosedMesh, chosen: Uint32Array, near: number) {
    this.#mesh = mesh;
    this.#chosen = chosen;
    this.#near = near;
    const corners = new Uint32Array(3 * chosen.length);
    for (let k = 0; k < chosen.length; k++)
      for (let corner = 0; corner < 3; corner++) corners[3 * k + corner] = mesh.triangles[3 * chosen[k]! + corner]!;
    this.#tree = new BoxTree(mesh.positions, corners, 4 * near);
  }

  /** Calls for every two triangles of different bodies that touch and face each other. */
  eachContact(take: (contact: Contact, triangle: number) => void): void {
    const { bodies } = this.#mesh;
    this.#tree.overlappingPairs((pairs) => {
      for (let k = 0; k < pairs.length; k += 2) {
        const s = this.#chosen[pairs[k]!]!;
        const t = this.#chosen[pairs[k + 1]!]!;
        if (bodies.of[s] === bodies.of[t] || dot(this.#normal(s), this.#normal(t)) >= 0) continue;
        const contact = this.#contact(s, t);
        if (contact !== undefined) take(contact, Math.min(s, t));
      }
    });
  }

  /** Whether the solids at a line share nothing but the line. */
  isTouchAlong(from: Place, to: Place): boolean {
    // Not the middle: there other faces of neat models begin.
    const at = [0, 1, 2].map((k) => from[k]! + 0.4721 * (to[k]! - from[k]!)) as [number, number, number];
    const line = minus(to, from);
    const length = norm(line);
    const u: Place = [line[0] / length, line[1] / length, line[2] / length];
    const frame = frameAlong(u);
    const faces: FaceAtEdge[] = [];
    for (const t of this.#trianglesAt(at)) {
      const normal = this.#normal(t);
      const across = cross(normal, u);
      if (norm(across) < 1 - 1e-6) continue;
      const corners = this.#corners(t);
      for (const way of [1, -1]) {
        // Part of the triangle on this side of the line: how far it reaches.
        const reach = Math.max(...corners.map((v) => way * dot(minus(v, at), across)));
        if (reach <= 2 * this.#near) continue;
        const [x, y] = frame([way * across[0], way * across[1], way * across[2]]);
        faces.push({
          angle: Math.atan2(y, x),
          way: -way,
          slack: (4 * this.#near) / reach,
          body: this.#mesh.bodies.of[t]!,
        });
      }
    }
    return judgeAround(faces) === 'touch';
  }

  /** Whether the solids at a point share nothing but the point. */
  isTouchAt(at: Place): boolean {
    const { bodies } = this.#mesh;
    const here = this.#trianglesAt(at);
    const sheets = new Map<number, Sector[]>();
    for (const t of here) {
      const sheet = sheets.get(bodies.of[t]!) ?? [];
      sheets.set(bodies.of[t]!, sheet);
      sheet.push(...this.#sectorsOf(t, at));
    }
    for (const [k, s] of here.entries())
      for (const t of here.slice(k + 1))
        if (bodies.of[s] !== bodies.of[t] && this.#contact(s, t)?.kind !== 'point') return false;
    return !solidsOverlapAt([...sheets.values()]);
  }

  /** A triangle seen from a point on it. */
  #sectorsOf(t: number, at: Place): readonly Sector[] {
    const normal = this.#normal(t);
    const corners = this.#corners(t);
    const away = corners.filter((v) => norm(minus(v, at)) > 4 * this.#near);
    // Corner by corner around the point, but for sides that it lies on.
    return away.flatMap((corner) => {
      const next = corners[(corners.indexOf(corner) + 1) % 3]!;
      if (!away.includes(next) || distanceToSegment(at, corner, next) <= 4 * this.#near) return [];
      const [from, to] = [minus(corner, at), minus(next, at)];
      const [a, b] = [norm(from), norm(to)];
      return [{ from: [from[0] / a, from[1] / a, from[2] / a], to: [to[0] / b, to[1] / b, to[2] / b], normal }];
    });
  }

  #trianglesAt(at: Place): readonly number[] {
    return this.#tree
      .leavesAt(at)
      .map((k) => this.#chosen[k]!)
      .filter((t) => norm(this.#normal(t)) > 0 && reaches(at, this.#corners(t), 2 * this.#near));
  }

  #contact(s: number, t: number): Contact | undefined {
    const { positions, triangles } = this.#mesh;
    return contactOf(positions, triangles, [3 * s, 3 * t], this.#near);
  }

  #corners(t: number): readonly Place[] {
    return cornersOf(this.#mesh.positions, this.#mesh.triangles, 3 * t);
  }

  #normal(t: number): Place {
    const [a, b, c] = this.#corners(t);
    const normal = cross(minus(b!, a!), minus(c!, a!));
    const size = norm(normal) || 1;
    return [normal[0] / size, normal[1] / size, normal[2] / size];
  }
}
