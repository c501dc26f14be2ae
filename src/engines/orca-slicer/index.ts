import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Engine, EngineJob } from '../../model/engine.ts';
import { detectProgram } from '../detect-program.ts';
import { ignoredByPrusaKin } from '../ignored-settings.ts';
import { runEngine } from '../run-engine.ts';
import { inWorkFolder } from '../work-folder.ts';
import { ownSeconds, withoutMoment } from './output.ts';
import { orcaProfiles } from './profiles.ts';

/**
 * OrcaSlicer 2. Its command line is not that of PrusaSlicer: profiles are flat JSON files (nothing is inherited on the
 * command line), the result is `plate_1.gcode` in a folder, statuses are negative numbers of one byte.
 * Written from its issues and documents; not measured on a machine of ours.
 */
export const orcaSlicer: Engine = {
  name: 'orca-slicer',
  title: 'OrcaSlicer',
  plate: 'one 3mf',
  install: {
    en: 'Linux: the AppImage on github.com/OrcaSlicer/OrcaSlicer/releases, put into PATH as orca-slicer, or flatpak install io.github.softfever.OrcaSlicer. Windows and macOS: the installer on the same page',
    fr: 'Linux : l’AppImage sur github.com/OrcaSlicer/OrcaSlicer/releases, placée dans le PATH sous le nom orca-slicer, ou flatpak install io.github.softfever.OrcaSlicer. Windows et macOS : l’installateur sur la même page',
  },
  detect: (places) =>
    detectProgram(
      places,
      {
        names:
          places.platform === 'win32'
            ? ['orca-slicer.exe']
            : ['orca-slicer', 'OrcaSlicer', 'io.github.softfever.OrcaSlicer'],
        usual: {
          linux: [
            '/var/lib/flatpak/exports/bin/io.github.softfever.OrcaSlicer',
            '~/.local/share/flatpak/exports/bin/io.github.softfever.OrcaSlicer',
            '~/Applications/OrcaSlicer*.AppImage',
          ],
          darwin: [
            '/Applications/OrcaSlicer.app/Contents/MacOS/OrcaSlicer',
            '~/Applications/OrcaSlicer.app/Contents/MacOS/OrcaSlicer',
          ],
          win32: ['C:\\Program Files\\OrcaSlicer\\orca-slicer.exe'],
        },
      },
      { args: ['--help'], pattern: /OrcaSlicer[- ]v?(\d+(?:\.\d+)+(?:-[a-z]+\d*)?)/i },
    ),
  ignored: ignoredByPrusaKin,
  slice: (found, plate, settings, run) =>
    inWorkFolder(found.path, run.home, async (folder): Promise<EngineJob> => {
      const at = (name: string): string => path.join(folder, name);
      const profiles = orcaProfiles(settings);
      await writeFile(at('plate.3mf'), plate[0]!.bytes);
      await writeFile(at('machine.json'), profiles.machine);
      await writeFile(at('process.json'), profiles.process);
      await writeFile(at('filament.json'), profiles.filament);
      const { bytes } = await runEngine({
        title: orcaSlicer.title,
        found,
        args: [
          '--load-settings',
          `${at('machine.json')};${at('process.json')}`,
          '--load-filaments',
          at('filament.json'),
          '--slice',
          '0',
          // Parts stand where we put them.
          '--arrange',
          '0',
          '--outputdir',
          folder,
          at('plate.3mf'),
        ],
        folder,
        output: at('plate_1.gcode'),
        timeout: run.timeout,
        trouble: /error|warning|exception|invalid|could not|cannot|fail|outside|empty|nothing/i,
        statuses: {
          // -50: no object stands wholly on the plate; a part centred on the origin ends so.
          206: {
            en: '{0} found no part wholly on its plate (status {1}).',
            fr: '{0} n’a trouvé aucune pièce entièrement sur son plateau (code {1}).',
          },
        },
      });
      return { bytes: withoutMoment(bytes), seconds: ownSeconds(bytes) };
    }),
};
