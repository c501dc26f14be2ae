import { MeshRun } from '../geometry/mesh-kernel.ts';
import type { Mesh } from '../model/part.ts';
import type { Projection } from './projection.ts';

/** What each sample sees: how near, how bright, which object, and which side of the facet. */
export interface DepthBuffer {
  readonly width: number;
  readonly height: number;
  /** In samples, towards the viewer; −∞ where nothing is. */
  readonly depth: Float32Array;
  /** 0…255 by the facet's turn to the light. */
  readonly light: Uint8Array;
  /** Object of the mesh. */
  readonly object: Uint16Array;
  /** 1: the facet shows its inner side. */
  readonly inside: Uint8Array;
}

/**
 * Draws the facets of meshes with a depth buffer (`geometry/assembly/depth-buffer`). Corners are projected as each facet is drawn, so that
 * nothing as long as the mesh is made but a copy of it; facets between two samples, most of those of a fine mesh, are left before
 * their height and light are worked out.
 */
export class DepthPainter {
  readonly #run = new MeshRun();
  readonly #width: number;
  readonly #height: number;

  /** @param width of the buffer [samples] */
  constructor(width: number, height: number) {
    this.#width = width;
    this.#height = height;
    this.#run.exports.startDepths(width, height);
  }

  /** @param outward worked out where it is not given */
  draw(mesh: FacetMesh, { matrix }: Projection, outward: Outward = outwardOf(mesh)): void {
    const { positions, triangles, objects } = mesh;
    const run = this.#run;
    const begin = run.exports.take(0);
    run.useMesh(positions, triangles);
    run.exports.lookAlong(run.putFloats(matrix), outward);
    const count = triangles.length / 3;
    let first = 0;
    for (let object = 0; object + 1 < objects.length; object++) {
      const end = Math.min(count, first + objects[object]!.triangleCount);
      run.exports.drawFacets(first, end, Math.min(object, MOST_OBJECTS));
      first = end;
    }
    run.exports.drawFacets(first, count, Math.min(Math.max(0, objects.length - 1), MOST_OBJECTS));
    run.exports.giveBack(begin);
  }

  /** What is seen; nothing more is to be drawn. */
  seen(): DepthBuffer {
    const { depths, lights, objects, insides, memory } = this.#run.exports;
    const [width, height] = [this.#width, this.#height];
    const samples = width * height;
    return {
      width,
      height,
      depth: new Float32Array(memory.buffer, depths.value, samples),
      light: new Uint8Array(memory.buffer, lights.value, samples),
      object: new Uint16Array(memory.buffer, objects.value, samples),
      inside: new Uint8Array(memory.buffer, insides.value, samples),
    };
  }
}

type FacetMesh = Pick<Mesh, 'positions' | 'triangles' | 'objects'>;

/** Objects beyond have the number of this one. */
const MOST_OBJECTS = 65_535;

/** −1 where a mesh is inside out. */
export type Outward = 1 | -1;

function outwardOf(mesh: Pick<Mesh, 'positions' | 'triangles'>): Outward {
  return signedVolume(mesh) < 0 ? -1 : 1;
}

/** Nothing seen yet. */
export function emptyDepth(width: number, height: number): DepthBuffer {
  return {
    width,
    height,
    depth: new Float32Array(width * height).fill(Number.NEGATIVE_INFINITY),
    light: new Uint8Array(width * height),
    object: new Uint16Array(width * height),
    inside: new Uint8Array(width * height),
  };
}

/** Six times the volume; negative where the mesh is inside out. */
function signedVolume({ positions: p, triangles }: Pick<Mesh, 'positions' | 'triangles'>): number {
  let sum = 0;
  for (let t = 0; t < triangles.length; t += 3) {
    const a = 3 * triangles[t]!;
    const b = 3 * triangles[t + 1]!;
    const c = 3 * triangles[t + 2]!;
    const bx = p[b]!;
    const by = p[b + 1]!;
    const bz = p[b + 2]!;
    const cx = p[c]!;
    const cy = p[c + 1]!;
    const cz = p[c + 2]!;
    sum += p[a]! * (by * cz - bz * cy) - p[a + 1]! * (bx * cz - bz * cx) + p[a + 2]! * (bx * cy - by * cx);
  }
  return sum;
}
