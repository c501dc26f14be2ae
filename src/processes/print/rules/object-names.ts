import { sayText } from '../../../base/text.ts';
import type { Finding } from '../../../model/finding.ts';
import { defineRule, findingOf, type RulePage } from '../../../model/rule.ts';
import type { PrintContext } from '../context.ts';

const PAGE: RulePage = {
  code: 'PRT030',
  name: 'object-names',
  severity: 'info',
  stage: 'stable',
  title: { en: 'Objects with the same name', fr: 'Objets de même nom' },
  what: {
    en: 'Two or more objects in the file have the same name.',
    fr: 'Plusieurs objets du fichier portent le même nom.',
  },
  why: {
    en: 'On the printer’s screen nobody could tell them apart. They get a number behind their name.',
    fr: 'Sur l’écran de l’imprimante, personne ne pourrait les distinguer. Un numéro est ajouté à leur nom.',
  },
  fix: {
    en: 'Nothing to do; give each object its own name in the modeller if you want to choose.',
    fr: 'Rien à faire ; donnez un nom à chaque objet dans le modeleur si vous voulez choisir.',
  },
  example: {
    en: 'Two objects are both called "Object": in reports and on the printer they are "Object" and "Object (2)".',
    fr: 'Deux objets s’appellent « Object » : dans les rapports et sur l’imprimante, ce sont « Object » et « Object (2) ».',
  },
};

export const objectNames = defineRule<PrintContext>({
  ...PAGE,
  check(context) {
    const counts = new Map<string, number>();
    for (const { name } of context.part.objects) counts.set(name, (counts.get(name) ?? 0) + 1);
    const findings: Finding[] = [];
    for (const [name, count] of counts) {
      if (count < 2) continue;
      const what = sayText(
        {
          en: '{0} objects are called "{1}"; they are told apart as "{1}" … "{1} ({0})".',
          fr: '{0} objets s’appellent « {1} » ; ils sont distingués comme « {1} » … « {1} ({0}) ».',
        },
        count,
        name,
      );
      findings.push(findingOf(PAGE, { what, where: { id: name }, measured: count, limit: 1 }));
    }
    return findings;
  },
});
