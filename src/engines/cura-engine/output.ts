/** What CuraEngine says only on its error stream. */
export interface CuraReport {
  /** [s] */
  readonly seconds: number | null;
  /** [mm3] */
  readonly filament: number | null;
}

/** Where its header stands. */
const HEADER_BYTES = 4096;

export function curaReport(log: string): CuraReport {
  const number = (pattern: RegExp): number | null => {
    const found = pattern.exec(log)?.[1];
    return found === undefined ? null : Number(found);
  };
  return {
    seconds: number(/^Print time \(s\): (\d+(?:\.\d+)?)/m),
    filament: number(/^Filament \(mm\^3\): (\d+(?:\.\d+)?)/m),
  };
}

/**
 * The file with a true header: the engine leaves `;TIME:6666`, `;Filament used: 0m` and a box of ±2147483 mm for Cura to
 * fill in. Time and filament are its own figures; the box is left out.
 * @param diameter [mm] of the filament
 */
export function withoutPlaceholders(bytes: Uint8Array, report: CuraReport, diameter: number): Uint8Array {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEADER_BYTES));
  const length = report.filament === null ? null : (4 * report.filament) / (Math.PI * diameter * diameter) / 1000;
  const mended = head
    .replace(/^;TIME:6666\r?\n/m, report.seconds === null ? '' : `;TIME:${report.seconds}\n`)
    .replace(/^;Filament used: 0m\r?\n/m, length === null ? '' : `;Filament used: ${length.toFixed(5)}m\n`)
    .replace(/^;(?:MIN|MAX)[XYZ]:-?2\.14748e\+06\r?\n/gm, '');
  const start = Uint8Array.from(mended, (character) => character.charCodeAt(0));
  const whole = new Uint8Array(start.length + Math.max(0, bytes.length - HEADER_BYTES));
  whole.set(start);
  whole.set(bytes.subarray(HEADER_BYTES), start.length);
  return whole;
}
