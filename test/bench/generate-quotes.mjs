import { writeFileSync } from 'node:fs';

/** Writes a table of so many quotes at the prices of the tariff that ships: three lines each, another client each. */
export function generateQuotes(file, rows) {
  const lines = ['id;name;print-time;print-start;pla'];
  for (let n = 1; n <= rows; n++) lines.push(`Q${n};Client ${n};${10 + (n % 97)};1;${5 + (n % 53)}`);
  writeFileSync(file, `${lines.join('\n')}\n`);
}
