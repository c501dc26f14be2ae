import { UsageError } from '../../base/errors.ts';
import { nearestName } from '../../base/nearest.ts';
import { same, sayText } from '../../base/text.ts';
import { parseHexColor } from './color-field.ts';
import { type LaserMachine, OPERATIONS, type OperationName } from './machine.ts';

/**
 * The machine with what `--set operations="#ff0000=cut,#00f=score,Notes=ignore"` adds: colours and layers of one job, before
 * the machine's own.
 * @throws UsageError where an entry is not colour or layer = operation
 */
export function withOperations(machine: LaserMachine, written: string | undefined): LaserMachine {
  if (written === undefined) return machine;
  const colors: { color: LaserMachine['colors'][number]['color']; value: OperationName }[] = [];
  const layers = new Map<string, OperationName>();
  for (const entry of written.split(',')) {
    if (entry.trim() === '') continue;
    const equals = entry.lastIndexOf('=');
    const name = entry.slice(0, Math.max(0, equals)).trim();
    const operation = entry.slice(equals + 1).trim();
    const value = OPERATIONS.find((known) => known === operation);
    const color = parseHexColor(name);
    if (name === '' || value === undefined || (name.startsWith('#') && color === undefined))
      throw wrongEntry(entry.trim());
    if (color === undefined) layers.set(name, value);
    else colors.push({ color, value });
  }
  return {
    ...machine,
    colors: [...colors, ...machine.colors],
    layers: new Map([...machine.layers, ...layers]),
  };
}

function wrongEntry(entry: string): UsageError {
  const operation = entry.slice(entry.lastIndexOf('=') + 1);
  const near = nearestName(operation, OPERATIONS) ?? 'cut';
  return new UsageError(
    sayText(
      {
        en: '"{0}" in --set operations does not say colour=operation or layer=operation.',
        fr: '« {0} » dans --set operations ne dit pas couleur=opération ni calque=opération.',
      },
      same(entry),
    ),
    sayText(
      {
        en: 'Write it like #ff0000={0}. Operations: {1}.',
        fr: 'Écrivez par exemple #ff0000={0}. Opérations : {1}.',
      },
      same(near),
      same(OPERATIONS.join(', ')),
    ),
  );
}
