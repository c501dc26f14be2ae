import type { Color } from './part.ts';

/** "#rrggbb" */
export function hexOf({ r, g, b }: Color): string {
  return `#${[r, g, b].map((v) => Math.round(v).toString(16).padStart(2, '0')).join('')}`;
}
