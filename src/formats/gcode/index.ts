import type { Format } from '../../model/format.ts';
import { sniffGcode } from './sniff.ts';

/** G-code: jobs of printers (Prusa, Marlin, Klipper, RepRapFirmware) and of lasers (GRBL). */
export const gcode: Format = {
  name: 'gcode',
  title: { en: 'G-code', fr: 'G-code' },
  extensions: ['.gcode', '.nc', '.gc', '.g', '.gco', '.ngc', '.tap', '.bgcode'],
  jobExtensions: ['.gcode', '.nc', '.gc', '.g', '.gco', '.ngc', '.tap'],
  sniff: sniffGcode,
  rules: async () => (await import('./findings.ts')).GCODE_RULES,
  async *openJob(chunks, options) {
    const { openGcode } = await import('./read.ts');
    const { plainGcode } = await import('./read-plain.ts');
    const summary = yield* openGcode(await plainGcode(chunks), options);
    const { contents } = summary;
    if (contents === undefined || contents === 'commands') return summary;
    throw (await import('./no-commands.ts')).noCommands(contents);
  },
  async writeJob(job) {
    const { writeGcode } = await import('./write.ts');
    return writeGcode(job);
  },
};
