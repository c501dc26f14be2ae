/** Width of lines that any slicer may lay, in nozzle diameters. */
const SOUND = { least: 0.75, most: 1.5 } as const;

/** Whether lines are as wide as any slicer may lay them: whatever lay before, such lines are sound. */
export class SoundWidth {
  /** [mm of filament a mm of way, for each mm of height] Of a line as wide as the nozzle. */
  readonly #asWide: number;

  /** @param nozzle [mm] @param filament [mm] their diameters */
  constructor(nozzle: number, filament: number) {
    this.#asWide = nozzle / ((Math.PI * filament * filament) / 4);
  }

  /** @param section [mm of filament a mm of way] @param height [mm] */
  holds(section: number, height: number): boolean {
    const width = section / height / this.#asWide;
    return width > SOUND.least && width < SOUND.most;
  }
}
