/**
 * How each firmware is told a filament's advance: how far pressure in the nozzle is built up before it is needed.
 * Klipper [s]: its configuration reference; Marlin and Prusa (linear advance 1.5) [mm per mm/s]: M900; RepRapFirmware [s]:
 * M572 for the first drive.
 */
const WORDS: Readonly<Record<string, (advance: string) => string>> = {
  klipper: (advance) => `SET_PRESSURE_ADVANCE ADVANCE=${advance}`,
  marlin2: (advance) => `M900 K${advance}`,
  prusa: (advance) => `M900 K${advance}`,
  rrf: (advance) => `M572 D0 S${advance}`,
};

/**
 * The start sequence with the filament's advance set at its end. Unchanged where the filament names none, or the profile
 * sets it itself by `{pressureAdvance}`.
 * @param sequence as the profile writes it, and @param start the same with its placeholders filled
 */
export function withPressureAdvance(
  { sequence, start }: { readonly sequence: string; readonly start: string },
  firmware: string,
  advance: number | undefined,
): string {
  const word = Object.hasOwn(WORDS, firmware) ? WORDS[firmware] : undefined;
  if (advance === undefined || word === undefined || sequence.includes('{pressureAdvance}')) return start;
  return `${start.trimEnd()}\n${word(String(Number(advance.toFixed(5))))}\n`;
}
