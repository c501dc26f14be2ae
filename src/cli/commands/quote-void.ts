import { UsageError } from '../../base/errors.ts';
import { sayText } from '../../base/text.ts';
import { jsonText } from '../../report/json-document.ts';
import type { VoidOptions } from '../command-options.ts';
import { EXIT } from '../exit-code.ts';
import { storeFolder } from '../quote/quote-number.ts';
import type { Session } from '../session.ts';

/** `etabli quote void NUMBER --why TEXT`: ends a number whose quote was never made, as on a computer that is gone. */
export async function quoteVoid(session: Session, args: readonly string[], options: VoidOptions): Promise<number> {
  const { terminal, version } = session;
  const number = args[0]!;
  const why = options.why.trim();
  if (why === '')
    throw new UsageError(
      { en: '--why is empty.', fr: '--why est vide.' },
      { en: 'Say why the number has no quote.', fr: 'Dites pourquoi ce numéro n’a pas de devis.' },
    );
  const { openDatabase } = await import('../store/database.ts');
  const { NumberStore } = await import('../store/number-store.ts');
  const database = await openDatabase(storeFolder(session));
  try {
    new NumberStore(database).end(number, why, options.dryRun === true);
  } finally {
    database.close();
  }
  if (options.json === true) terminal.out(jsonText({ schema: 'etabli/quote-void@1', version, ok: true, number, why }));
  else terminal.say(sayText({ en: '{0} is void: {1}', fr: '{0} est annulé : {1}' }, number, why));
  return EXIT.done;
}
