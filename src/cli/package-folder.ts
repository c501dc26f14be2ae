import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package's own folder: `package.json` and `templates` stand there, beside `src` and beside `dist`. */
export function packageFolder(): string {
  const above = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
  return path.basename(above) === 'dist' ? path.dirname(above) : above;
}
