import path from 'node:path';
import { sayText } from '../../base/text.ts';
import { findProfile } from '../../pipeline/profiles/find-profile.ts';
import { jsonText } from '../../report/json-document.ts';
import { ensureWritable, writeAtomically } from '../atomic-write.ts';
import type { InitCommandOptions } from '../command-options.ts';
import { loadConfiguration } from '../configuration.ts';
import { EXIT } from '../exit-code.ts';
import type { FreeCommand } from '../free-command.ts';
import { firstConfiguration } from '../init-text.ts';
import { outputOf } from '../output-names.ts';

/** `etabli init`: writes a first etabli.yaml in the language of the lab; an existing one stays without `--force`. */
export const init: FreeCommand<InitCommandOptions> = async ({ terminal, version }, _args, options) => {
  const { machine, material } = options;
  const output = await outputOf(options.output ?? 'etabli.yaml');
  const file = output.kind === 'folder' ? path.join(output.folder, 'etabli.yaml') : output.file;
  const force = options.force === true;
  if (options.dryRun !== true) await ensureWritable(file, force);
  if (machine !== undefined || material !== undefined) {
    const { profiles } = await loadConfiguration(options.config, process.cwd(), process.env);
    if (machine !== undefined) await findProfile(profiles, 'machines', machine);
    if (material !== undefined) await findProfile(profiles, 'materials', material);
  }
  const text = firstConfiguration(terminal.lang, { machine, material });
  const written = options.dryRun !== true;
  if (written) await writeAtomically([{ file, pieces: [new TextEncoder().encode(text)] }], force);
  if (options.json === true) {
    terminal.out(jsonText({ schema: 'etabli/init@1', version, ok: true, file, written, text }));
  } else if (written) {
    terminal.out(
      `${
        sayText(
          {
            en: '{0} is written. Open it, fill it in, then: etabli doctor',
            fr: '{0} est écrit. Ouvrez-le, complétez-le, puis : etabli doctor',
          },
          file,
        )[terminal.lang]
      }\n`,
    );
  } else terminal.out(text);
  return EXIT.done;
};
