import { createHash } from 'node:crypto';
import type { PlannedPlate } from '../../src/model/job.ts';
import { MOVE_KIND_NAMES, MoveKind } from '../../src/model/toolpath.ts';
import { INLINE_POOL } from '../../src/pipeline/inline-pool.ts';
import { openBench } from '../../src/pipeline/open-bench.ts';
import { settingsMap } from '../../src/pipeline/profiles/settings-map.ts';
import { BUILT_IN_PROFILES } from '../support/built-in-profiles.ts';
import type { GoldenPart } from './print-parts.ts';

const FILAMENT = (Math.PI * 1.75 * 1.75) / 4; // [mm2]

/** What a layer is made of. */
class LayerDigest {
  readonly #moves = new Map<number, { count: number; length: number; e: number }>();
  readonly #hash = createHash('sha256');
  readonly #bounds = [Infinity, Infinity, -Infinity, -Infinity];
  readonly #head: string;

  constructor(head: string) {
    this.#head = head;
  }

  add(kind: number, from: readonly [number, number], to: readonly [number, number, number], e: number): void {
    const length = Math.sqrt((to[0] - from[0]) ** 2 + (to[1] - from[1]) ** 2);
    const sum = this.#moves.get(kind) ?? { count: 0, length: 0, e: 0 };
    this.#moves.set(kind, { count: sum.count + 1, length: sum.length + length, e: sum.e + e });
    // To the micrometre, as a job is written.
    this.#hash.update(`${kind} ${to.map((v) => Math.round(v * 1e3)).join(' ')} ${Math.round(e * 1e4)};`);
    if (e <= 0 || kind === MoveKind.unretract) return;
    for (const [x, y] of [from, to]) {
      this.#bounds[0] = Math.min(this.#bounds[0]!, x!);
      this.#bounds[1] = Math.min(this.#bounds[1]!, y!);
      this.#bounds[2] = Math.max(this.#bounds[2]!, x!);
      this.#bounds[3] = Math.max(this.#bounds[3]!, y!);
    }
  }

  text(): string {
    const kinds = [...this.#moves].sort((a, b) => a[0] - b[0]).map(([kind, { count, length, e }]) => {
      const laid = Math.abs(e) < 1e-9 ? '' : ` ${(e * FILAMENT).toFixed(2)} mm3`;
      return `  ${MOVE_KIND_NAMES[kind]} ${count} × ${length.toFixed(1)} mm${laid}`;
    });
    const bounds = this.#bounds.map((v) => v.toFixed(2)).join(' ');
    return [`${this.#head}, within ${bounds}, ${this.#hash.digest('hex').slice(0, 12)}`, ...kinds].join('\n');
  }
}

function plateText({ job }: PlannedPlate): string[] {
  const layers: LayerDigest[] = [new LayerDigest('before the first layer')];
  let [x, y] = [0, 0];
  for (const chunk of job.body) {
    let next = 0;
    for (let n = 0; n < chunk.length; n++) {
      for (; next < chunk.events.length && chunk.events[next]!.at <= n; next++) {
        const event = chunk.events[next]!;
        if (event.type === 'layer')
          layers.push(new LayerDigest(`layer ${event.layer + 1}: z ${event.z.toFixed(3)} h ${event.height.toFixed(3)}`));
      }
      const to = [chunk.x[n]!, chunk.y[n]!, chunk.z[n]!] as const;
      layers[layers.length - 1]!.add(chunk.kind[n]!, [x, y], to, chunk.e[n]!);
      [x, y] = to;
    }
  }
  return layers.slice(1).map((layer) => layer.text());
}

/** The golden of a part: for each layer the moves by kind with way and material, bounds and a hash of every move. */
export async function printDigest({ name, about, parts, settings = {}, copies = 1 }: GoldenPart): Promise<string> {
  const open = await openBench(BUILT_IN_PROFILES, {
    machine: 'prusa-mk3s',
    material: 'pla',
    settings: settingsMap(Object.entries(settings), 'settings'),
  });
  const named = parts.map((part, k) => ({ file: `${name}-${k + 1}.stl`, sha256: '', part }));
  const options = { copies, seed: 1, pool: INLINE_POOL, progress: () => {}, breathe: async () => {} };
  const { plates, findings } = await open.bench.plan(named, options);
  const said = findings.map((finding) => `${finding.severity} ${finding.code}: ${finding.what.en}`);
  const written = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
  const head = [`# ${name}: ${about}`, `settings: ${written.length === 0 ? 'standard' : written.join(', ')}`, ...said];
  const pages = plates.map((plate, k) => [`plate ${k + 1}`, ...plateText(plate)].join('\n'));
  return `${[head.join('\n'), ...pages].join('\n\n')}\n`;
}
