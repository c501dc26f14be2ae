/** Lines of a job that are looked at. */
const LINES = 2000;

/**
 * The dialect of a job when no machine is named, by words that only some firmwares have: enough to draw it. What the limits
 * of a machine are is another question, and `verify` asks for the machine.
 */
export function guessDialect(head: Uint8Array): string {
  const lines = new TextDecoder('latin1')
    .decode(head)
    .split(/\r\n|\n|\r/)
    .slice(0, LINES);
  const code = lines.map((line) => line.replace(/;.*$/, '').trim().toUpperCase());
  const has = (pattern: RegExp): boolean => code.some((line) => pattern.test(line));
  if (has(/^(EXCLUDE_OBJECT|SET_VELOCITY_LIMIT|SET_PRESSURE_ADVANCE|BED_MESH|PRINT_START|START_PRINT)/))
    return 'klipper';
  if (has(/^(M862\.\d|G80\b|G28 W)/)) return 'prusa';
  if (has(/^(M566|M572|M568|G10 P|M98 P)/)) return 'rrf';
  const prints = has(/^(M104|M109|M140|M190|G28\b|M82|M83)/) || has(/^G[0123]\b.*\bE-?[\d.]/) || has(/\d\s*E-?[\d.]+/);
  const burns = has(/^(\$|M0?[34]\b)/) || has(/\bM0?[34]\s*S/) || has(/^G[0-3]\b.*S[\d.]/);
  return burns && !prints ? 'grbl' : 'marlin2';
}
