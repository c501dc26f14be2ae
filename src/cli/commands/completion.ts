import { jsonText } from '../../report/json-document.ts';
import { bashCompletion } from '../completion/bash.ts';
import { fishCompletion } from '../completion/fish.ts';
import { outlineOf } from '../completion/outline.ts';
import { powershellCompletion } from '../completion/powershell.ts';
import { zshCompletion } from '../completion/zsh.ts';
import { EXIT } from '../exit-code.ts';
import type { FreeCommand } from '../free-command.ts';
import { buildProgram, EVERY_COMMAND } from '../program.ts';

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion, powershell: powershellCompletion };

/** `etabli completion SHELL`: a script that completes commands, options and the names of machines, materials and tariffs. */
export const completion: FreeCommand = async ({ terminal, version }, args, options) => {
  const program = buildProgram(version, terminal.lang, async () => {}, EVERY_COMMAND);
  const outline = outlineOf(program);
  for (const [shell, write] of Object.entries(SHELLS)) {
    if (shell !== args[0]) continue;
    const script = write(outline);
    if (options.json === true) terminal.out(jsonText({ schema: 'etabli/completion@1', version, shell, script }));
    else terminal.out(script);
  }
  return EXIT.done;
};
