import type { Lang } from '../base/text.ts';

/** What the lab said on the line; the rest is left to be filled in. */
export interface FirstWords {
  readonly machine: string | undefined;
  readonly material: string | undefined;
}

/** A key that is said, or that waits behind a `#`. */
const said = (key: string, value: string | undefined, example: string): string =>
  value === undefined
    ? `# ${key}: ${example}`
    : `${key}: ${/^[a-z][\w.-]*$/i.test(value) ? value : JSON.stringify(value)}`;

/** The text of a first `etabli.yaml`: valid as it stands, every key shown, in the language of the lab. */
export function firstConfiguration(lang: Lang, { machine, material }: FirstWords): string {
  const say = (en: string, fr: string): string => (lang === 'fr' ? fr : en);
  return `# ${say('What Etabli knows of this lab. It holds for this folder and all below it.', 'Ce qu’Etabli sait de ce lab. Vaut pour ce dossier et tous ceux qu’il contient.')}
# ${say('Take away the # in front of what you want to say.', 'Enlevez le # devant ce que vous voulez dire.')}
# ${say('"etabli doctor" looks whether all is in order.', '« etabli doctor » regarde si tout est en ordre.')}

# ${say('What is meant when the line does not say it (etabli list machines, materials, tariffs).', 'Ce qui est entendu quand la ligne ne le dit pas (etabli list machines, materials, tariffs).')}
${said('machine', machine, 'prusa-mk3s')}
${said('material', material, 'pla')}
# tariff: demo

# ${say('Folders of your own profiles, from this file. One file a machine, material or price list; copy one to begin.', 'Dossiers de vos propres profils, depuis ce fichier. Un fichier par machine, matière ou tarif ; copiez-en un pour commencer.')}
# machines: [machines]
# materials: [materials]
# tariffs: [tariffs]

# ${say('Who issues the quotes: name, address, registration (templates/quote/issuer.example.yaml shows how).', 'Qui émet les devis : nom, adresse, immatriculation (templates/quote/issuer.example.yaml montre comment).')}
# issuer: issuer.yaml

# ${say('Folder of the quote numbers and the books. Back it up.', 'Dossier des numéros de devis et des comptes. Sauvegardez-le.')}
# store: store

# ${say('When the lab is open, and what may run while nobody is there.', 'Quand le lab est ouvert, et ce qui peut tourner sans personne.')}
# lab:
#   timezone: Europe/Paris
#   opening:
#     - { days: [tue, wed, thu, fri], from: "17:00", to: "21:00" }
#     - { days: [sat], from: "10:00", to: "18:00" }
#   unattended: { print: true, laser: false }

# ${say('Settings that always hold here, as with --set: those of the printers, those of the lasers.', 'Réglages qui valent toujours ici, comme avec --set : ceux des imprimantes, ceux des lasers.')}
# settings:
#   print: { layerHeight: 0.2 mm }
#   laser: { convention: fablab }

# ${say('Other slicers that stand elsewhere than usual (etabli list engines).', 'Autres trancheurs installés ailleurs que d’habitude (etabli list engines).')}
# engines:
#   prusa-slicer: /opt/prusa-slicer/prusa-slicer
#   timeout: 10 min
`;
}
