import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Engine, EngineJob } from '../../model/engine.ts';
import { detectProgram } from '../detect-program.ts';
import { ignoredByPrusaKin } from '../ignored-settings.ts';
import { runEngine } from '../run-engine.ts';
import { inWorkFolder } from '../work-folder.ts';
import { prusaSlicerIni } from './ini.ts';
import { ownSeconds, withoutMoment } from './output.ts';

/** PrusaSlicer 2.6 and later; measured with 2.9.2. */
export const prusaSlicer: Engine = {
  name: 'prusa-slicer',
  title: 'PrusaSlicer',
  plate: 'one 3mf',
  install: {
    en: 'Debian and Ubuntu: apt install prusa-slicer. Windows and macOS: the installer on prusa3d.com/prusaslicer. Elsewhere: flatpak install com.prusa3d.PrusaSlicer',
    fr: 'Debian et Ubuntu : apt install prusa-slicer. Windows et macOS : l’installateur sur prusa3d.com/prusaslicer. Ailleurs : flatpak install com.prusa3d.PrusaSlicer',
  },
  detect: (places) =>
    detectProgram(
      places,
      {
        names:
          places.platform === 'win32'
            ? ['prusa-slicer-console.exe']
            : ['prusa-slicer', 'PrusaSlicer', 'com.prusa3d.PrusaSlicer'],
        usual: {
          linux: [
            '/var/lib/flatpak/exports/bin/com.prusa3d.PrusaSlicer',
            '~/.local/share/flatpak/exports/bin/com.prusa3d.PrusaSlicer',
            '~/Applications/PrusaSlicer*.AppImage',
          ],
          darwin: [
            '/Applications/PrusaSlicer.app/Contents/MacOS/PrusaSlicer',
            '/Applications/Original Prusa Drivers/PrusaSlicer.app/Contents/MacOS/PrusaSlicer',
            '~/Applications/PrusaSlicer.app/Contents/MacOS/PrusaSlicer',
          ],
          win32: ['C:\\Program Files\\Prusa3D\\PrusaSlicer\\prusa-slicer-console.exe'],
        },
      },
      { args: ['--help'], pattern: /PrusaSlicer-(\d+(?:\.\d+)*(?:-[a-z]+\d*)?)/ },
    ),
  ignored: ignoredByPrusaKin,
  slice: (found, plate, settings, run) =>
    inWorkFolder(found.path, run.home, async (folder): Promise<EngineJob> => {
      const at = (name: string): string => path.join(folder, name);
      await writeFile(at('plate.3mf'), plate[0]!.bytes);
      await writeFile(at('ours.ini'), prusaSlicerIni(settings));
      const { bytes } = await runEngine({
        title: prusaSlicer.title,
        found,
        // `--dont-arrange`: parts stand where we put them. `--duplicate` and `--merge` lose copies and are never used.
        args: [
          '--load',
          at('ours.ini'),
          '--export-gcode',
          '--dont-arrange',
          '--output',
          at('out.gcode'),
          at('plate.3mf'),
        ],
        folder,
        output: at('out.gcode'),
        timeout: run.timeout,
        trouble:
          /error|warning|exception|invalid|could not|cannot|fail|outside|no layers|missing|empty|print bed|\bonly\b|must be|not supported/i,
      });
      return { bytes: withoutMoment(bytes), seconds: ownSeconds(bytes) };
    }),
};
