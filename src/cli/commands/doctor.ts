import { type DoctorCheck, doctorText } from '../../report/doctor-text.ts';
import { jsonText } from '../../report/json-document.ts';
import type { CommonOptions } from '../command-options.ts';
import { type Configuration, loadConfiguration } from '../configuration.ts';
import { checkInstallation } from '../doctor/check-installation.ts';
import { checkLab, looked } from '../doctor/check-lab.ts';
import { EXIT } from '../exit-code.ts';
import type { FreeCommand } from '../free-command.ts';

/**
 * `etabli doctor`: looks at all that a job may need. 0 where nothing is wrong, 2 where the installation, the configuration
 * or a profile is, 5 where only an outside program is missing that the configuration names.
 */
export const doctor: FreeCommand<CommonOptions> = async ({ terminal, version }, _args, options) => {
  const found: Configuration[] = [];
  const broken = await looked('configuration', async () => {
    found.push(await loadConfiguration(options.config, process.cwd(), process.env));
    return [];
  });
  const checks: DoctorCheck[] = [...(await checkInstallation()), ...broken];
  for (const configuration of found) checks.push(...(await checkLab(configuration)));
  const wrong = checks.filter(({ state }) => state === 'error');
  const code =
    wrong.length === 0 ? EXIT.done : wrong.every(({ id }) => id === 'engines') ? EXIT.missingProgram : EXIT.usage;
  const { lang } = terminal;
  if (options.json === true) {
    const rows = checks.map(({ id, state, what, fix }) => ({
      id,
      state,
      what: what[lang],
      ...(fix === undefined ? {} : { fix: fix[lang] }),
    }));
    terminal.out(jsonText({ schema: 'etabli/doctor@1', version, ok: wrong.length === 0, checks: rows }));
  } else terminal.out(doctorText(checks, lang, terminal.paint));
  return code;
};
