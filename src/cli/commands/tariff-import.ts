import path from 'node:path';
import { UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import { importTariff } from '../../pipeline/profiles/import-tariff.ts';
import { readDataMap } from '../../pipeline/profiles/read-data-map.ts';
import { jsonText } from '../../report/json-document.ts';
import { writeAtomically } from '../atomic-write.ts';
import type { TariffImportOptions } from '../command-options.ts';
import { readText } from '../configuration.ts';
import { EXIT } from '../exit-code.ts';
import type { Session } from '../session.ts';

/** `etabli tariff import PRICES.json… -o my-lab.yaml`: a tariff from answers of Fab-manager's open API. */
export async function tariffImport(
  session: Session,
  args: readonly string[],
  options: TariffImportOptions,
): Promise<number> {
  const { output } = options;
  if (output === undefined || path.extname(output).toLowerCase() !== '.yaml') throw noOutput();
  const documents = [];
  for (const file of args) documents.push(readDataMap(await readText(file), file));
  const id = path.basename(output, path.extname(output));
  const { text, tariff } = importTariff(documents, {
    id,
    name: options.name ?? id,
    currency: options.currency ?? 'EUR',
  });
  if (options.dryRun !== true)
    await writeAtomically([{ file: output, pieces: [new TextEncoder().encode(text)] }], options.force === true);
  const { terminal, version } = session;
  const facts = { tariff: id, file: output, prices: tariff.rules.length, audiences: [...tariff.audiences.keys()] };
  if (options.json === true) terminal.out(jsonText({ schema: 'etabli/tariff-import@1', version, ok: true, ...facts }));
  else
    terminal.say(
      sayText(
        {
          en: 'written: {0}, {1} prices; set its VAT and read it through',
          fr: 'écrit : {0}, {1} prix ; indiquez sa TVA et relisez-le',
        },
        output,
        tariff.rules.length,
      ),
    );
  return EXIT.done;
}

function noOutput(): UsageError {
  return new UsageError(
    { en: 'Where to? -o ID.yaml is missing.', fr: 'Où ? Il manque -o ID.yaml.' },
    {
      en: 'Write: etabli tariff import prices.json machines.json plans.json -o my-lab.yaml',
      fr: 'Écrivez : etabli tariff import prices.json machines.json plans.json -o mon-lab.yaml',
    },
  );
}
