import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Engine, EngineJob } from '../../model/engine.ts';
import { detectProgram } from '../detect-program.ts';
import { runEngine } from '../run-engine.ts';
import { inWorkFolder } from '../work-folder.ts';
import { meshNames } from './mesh-names.ts';
import { curaReport, withoutPlaceholders } from './output.ts';
import { curaSettings } from './settings.ts';

/**
 * CuraEngine, the slicer under Cura; measured with 5.0.0. It evaluates no definition file here: every setting that it asks
 * for is given on its command line, so it works without Cura itself. It cannot arrange, so each copy is a file of its own.
 */
export const curaEngine: Engine = {
  name: 'cura-engine',
  title: 'CuraEngine',
  plate: 'one stl an object',
  install: {
    en: 'Debian and Ubuntu: apt install cura-engine. Windows and macOS: it comes with Cura (ultimaker.com/software); name its path in etabli.yaml under engines: cura-engine',
    fr: 'Debian et Ubuntu : apt install cura-engine. Windows et macOS : il vient avec Cura (ultimaker.com/software) ; indiquez son chemin dans etabli.yaml sous engines: cura-engine',
  },
  detect: (places) =>
    detectProgram(
      places,
      {
        names: places.platform === 'win32' ? ['CuraEngine.exe'] : ['CuraEngine', 'curaengine'],
        usual: {
          linux: ['/usr/lib/cura/CuraEngine', '/opt/cura/CuraEngine'],
          darwin: [
            '/Applications/UltiMaker Cura*.app/Contents/MacOS/CuraEngine',
            '/Applications/UltiMaker Cura*.app/Contents/Frameworks/CuraEngine',
          ],
          // Its folder is named for its version.
          win32: [
            'C:\\Program Files\\UltiMaker Cura*\\CuraEngine.exe',
            'C:\\Program Files\\Ultimaker Cura*\\CuraEngine.exe',
          ],
        },
      },
      { args: ['help'], pattern: /Cura_SteamEngine version (\d+(?:\.\d+)*(?:-[\w.]+)?)/ },
    ),
  ignored: ({ adaptiveLayers, colorChange, seam, arcs, bridgeAngle }) => [
    ...(adaptiveLayers ? ['adaptiveLayers'] : []),
    ...(colorChange.length > 0 ? ['colorChange'] : []),
    ...(seam === 'hidden' ? ['seam'] : []),
    ...(arcs ? ['arcs'] : []),
    ...(bridgeAngle === undefined ? [] : ['bridgeAngle']),
  ],
  slice: (found, plate, settings, run) =>
    inWorkFolder(found.path, run.home, async (folder): Promise<EngineJob> => {
      const names = meshNames(plate.map(({ label }) => label));
      for (const [k, { bytes }] of plate.entries()) await writeFile(path.join(folder, names[k]!), bytes);
      const output = path.join(folder, 'out.gcode');
      const given = Object.entries(curaSettings(settings)).flatMap(([key, value]) => ['-s', `${key}=${value}`]);
      const { bytes, stderr, stdout } = await runEngine({
        title: curaEngine.title,
        found,
        // One thread: with more its islands come in another order from run to run. What is not said after -e0 counts as
        // 2.85 mm filament in some versions, so everything is said twice.
        args: [
          'slice',
          '-v',
          '-m1',
          ...given,
          '-e0',
          ...given,
          '-o',
          output,
          // By their names alone, from our folder: it repeats what stands here in the job, once a layer.
          ...names.flatMap((name) => ['-l', name]),
        ],
        folder,
        output,
        timeout: run.timeout,
        trouble: /^\[ERROR\]|no non-empty layers|Failed to load/i,
      });
      const report = curaReport(`${stdout}\n${stderr}`);
      return { bytes: withoutPlaceholders(bytes, report, settings.printer.filament), seconds: report.seconds };
    }),
};
