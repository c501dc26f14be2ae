/** Where the time of a run went, for `--timings`. */
export class Timings {
  readonly #wanted: boolean;
  readonly #spent = new Map<string, number>();

  constructor(wanted: boolean) {
    this.#wanted = wanted;
  }

  async measure<T>(stage: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await work();
    } finally {
      this.#spent.set(stage, (this.#spent.get(stage) ?? 0) + performance.now() - start);
    }
  }

  /** A line a stage, in ms; empty where it was not asked for. */
  text(): string {
    if (!this.#wanted) return '';
    const lines = [...this.#spent].map(([stage, ms]) => `${stage.padEnd(10)} ${ms.toFixed(1).padStart(9)} ms\n`);
    const cpu = process.cpuUsage();
    return `${lines.join('')}user CPU   ${(cpu.user / 1000).toFixed(1).padStart(9)} ms\n`;
  }
}
