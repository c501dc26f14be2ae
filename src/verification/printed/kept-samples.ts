import type { HeightMap } from './height-map.ts';

/** Samples of a run that are kept before they are laid into the map: a spiral vase is one run from bottom to top. */
const BLOCK = 2048;

/** Places of the open run that are not yet in the map: whether they carry is known when the run goes on or ends. */
export class KeptSamples {
  /** Samples that a line may have. */
  static readonly most = BLOCK - 1;
  readonly #map: HeightMap;
  readonly #cells = new Int32Array(BLOCK);
  readonly #heights = new Float32Array(BLOCK);
  #count = 0;

  constructor(map: HeightMap) {
    this.#map = map;
  }

  hasRoom(samples: number): boolean {
    return this.#count + samples <= BLOCK;
  }

  /** @param cell -1 (outside the map) is left out @param z [mm] */
  keep(cell: number, z: number): void {
    if (cell < 0) return;
    this.#cells[this.#count] = cell;
    this.#heights[this.#count++] = z;
  }

  /** They stand on something. */
  settle(): void {
    for (let k = 0; k < this.#count; k++) this.#map.raise(this.#cells[k]!, this.#heights[k]!);
    this.#count = 0;
  }

  /** They hang: nothing carries them. */
  settleLoose(): void {
    for (let k = 0; k < this.#count; k++) this.#map.hang(this.#cells[k]!, this.#heights[k]!);
    this.#count = 0;
  }
}
