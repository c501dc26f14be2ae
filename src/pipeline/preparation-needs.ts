import type { PreparationNeeds } from '../model/process.ts';
import type { Toolpath } from '../model/toolpath.ts';

/** Gathers from a job's events what the machine must do besides moving. */
export class NeedsGatherer {
  #nozzle = 0;
  #bed = 0;
  #chamber = 0;
  #homings = 0;
  #levellings = 0;
  #toolChanges = 0;
  #tool = 0;

  push(chunk: Toolpath): void {
    for (const event of chunk.events) {
      if (event.type === 'heat' && event.wait) {
        if (event.heater === 'nozzle') this.#nozzle = Math.max(this.#nozzle, event.target);
        else if (event.heater === 'bed') this.#bed = Math.max(this.#bed, event.target);
        else this.#chamber = Math.max(this.#chamber, event.target);
      } else if (event.type === 'home') this.#homings++;
      else if (event.type === 'level') this.#levellings++;
      else if (event.type === 'tool' && event.tool !== this.#tool) {
        this.#tool = event.tool;
        this.#toolChanges++;
      }
    }
  }

  end(): PreparationNeeds {
    return {
      nozzle: this.#nozzle,
      bed: this.#bed,
      chamber: this.#chamber,
      homings: this.#homings,
      levellings: this.#levellings,
      toolChanges: this.#toolChanges,
    };
  }
}
