/** The name of a layer, block, style, line type or variable as it is compared: without case, or blanks around it. */
export function foldName(written: string): string {
  return written.trim().toUpperCase();
}
