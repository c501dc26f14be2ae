import type { Lang, Text } from '../base/text.ts';

/** Words of the help, by command and option. */
export const HELP = {
  program: {
    en: 'Prepares jobs for a fablab: checks a file, plans the job, proves it, times it, prices it.',
    fr: 'Prépare les travaux d’un fablab : contrôle le fichier, calcule le travail, le prouve, le chronomètre et le chiffre.',
  },
  check: {
    en: 'Preflight: every problem of every file, with cause, place and mend',
    fr: 'Contrôle : chaque problème de chaque fichier, sa cause, sa place, son remède',
  },
  estimate: {
    en: 'Time and material of a part or of a finished job',
    fr: 'Temps et matière d’une pièce ou d’un travail déjà calculé',
  },
  prepare: {
    en: 'Makes verified jobs: check, plan, write, read back, simulate',
    fr: 'Crée des travaux vérifiés : contrôle, calcul, écriture, relecture, simulation',
  },
  verify: {
    en: 'Reads a finished job of any origin and simulates it on the machine',
    fr: 'Relit un travail de toute origine et le simule sur la machine',
  },
  quote: { en: 'A price that explains itself', fr: 'Un devis qui s’explique' },
  preview: {
    en: 'A picture of a part or of a finished job',
    fr: 'Une image d’une pièce ou d’un travail fini',
  },
  previewFile: { en: 'a part, a drawing, an image or a finished job', fr: 'pièce, dessin, image ou travail fini' },
  previewOutput: {
    en: 'picture; the ending picks png, svg or html',
    fr: 'image ; la terminaison choisit png, svg ou html',
  },
  layer: {
    en: 'one layer of a print, from 1 (default: the plate from above)',
    fr: 'une couche d’une impression, à partir de 1 (par défaut : le plateau vu de dessus)',
  },
  width: { en: 'width in pixels (default: 1000)', fr: 'largeur en pixels (par défaut : 1000)' },
  list: {
    en: 'What is available: machines, materials, tariffs, rules, formats, engines',
    fr: 'Ce qui est disponible : machines, matières, tarifs, règles, formats, trancheurs',
  },
  explain: { en: 'What a finding means and how to mend it', fr: 'Ce que veut dire un problème et comment le corriger' },
  init: {
    en: 'Writes a first etabli.yaml that says what there is to say',
    fr: 'Écrit un premier etabli.yaml qui dit tout ce qu’on peut y dire',
  },
  initOutput: { en: 'file to write (default: etabli.yaml)', fr: 'fichier à écrire (par défaut : etabli.yaml)' },
  doctor: {
    en: 'Looks whether all that Etabli needs is in order',
    fr: 'Regarde si tout ce dont Etabli a besoin est en ordre',
  },
  completion: {
    en: 'A script that completes commands as you type',
    fr: 'Un script qui complète les commandes à la frappe',
  },
  shell: { en: 'bash, zsh, fish or powershell', fr: 'bash, zsh, fish ou powershell' },
  machine: { en: 'machine profile', fr: 'profil de la machine' },
  material: { en: 'material profile', fr: 'profil de la matière' },
  engine: {
    en: 'slice with another program: prusa-slicer, orca-slicer or cura-engine',
    fr: 'trancher avec un autre logiciel : prusa-slicer, orca-slicer ou cura-engine',
  },
  output: {
    en: 'output file, or folder (one job a plate)',
    fr: 'fichier de sortie, ou dossier (un travail par plateau)',
  },
  copies: { en: 'copies of each part', fr: 'exemplaires de chaque pièce' },
  select: {
    en: 'only these rules (names or codes, with commas)',
    fr: 'seulement ces règles (noms ou codes, séparés par des virgules)',
  },
  fix: {
    en: 'mend what is safe and write the mended part to -o',
    fr: 'corriger ce qui est sûr et écrire la pièce corrigée dans -o',
  },
  orient: {
    en: 'with --fix: also turn the part the way it prints best',
    fr: 'avec --fix : tourner aussi la pièce comme elle s’imprime le mieux',
  },
  fixOutput: { en: 'where --fix writes the mended part', fr: 'où --fix écrit la pièce corrigée' },
  start: {
    en: 'when the job starts, 2026-11-24T18:30 (default: now)',
    fr: 'départ du travail, 2026-11-24T18:30 (par défaut : maintenant)',
  },
  calibrate: {
    en: 'Fits the times of a machine to jobs that were measured',
    fr: 'Ajuste les temps d’une machine à des travaux mesurés',
  },
  actual: {
    en: 'measured jobs: job.gcode=2h10m (with commas, repeatable)',
    fr: 'travaux mesurés : travail.gcode=2h10m (avec virgules, répétable)',
  },
  testGrid: {
    en: 'laser: a grid of squares to burn (with -o), from:to:count of speed mm/s and power %',
    fr: 'laser : une grille de carrés à graver (avec -o), de:à:combien en vitesse mm/s et puissance %',
  },
  cell: {
    en: 'stores the best square of that --test-grid (C4) as your material’s setting',
    fr: 'retient la meilleure case de ce --test-grid (C4) comme réglage de votre matière',
  },
  calibrateOutput: {
    en: 'file to write instead of your own calibrations',
    fr: 'fichier à écrire au lieu de vos étalonnages',
  },
  badge: { en: 'the customer has the machine’s badge', fr: 'le client a le badge de la machine' },
  noBadge: {
    en: 'the customer has no badge: assistance is priced',
    fr: 'le client n’a pas le badge : l’accompagnement est compté',
  },
  rush: { en: 'delay, in the tariff’s words (24h)', fr: 'délai, dans les mots du tarif (24h)' },
  compare: {
    en: 'a table of ways: -m a,b --material x,y --set preset=draft,fine',
    fr: 'un tableau de variantes : -m a,b --material x,y --set preset=draft,fine',
  },
  quoteLint: {
    en: 'What the law and good use want on a quote (help, not advice)',
    fr: 'Ce que la loi et l’usage demandent à un devis (aide, pas conseil)',
  },
  quoteReconcile: {
    en: 'The price of what it really took, and the difference',
    fr: 'Le prix de ce qu’il a vraiment fallu, et la différence',
  },
  quoteFile: { en: 'quote as .json', fr: 'devis en .json' },
  actualWork: { en: 'what it took: 43g,2h10m', fr: 'ce qu’il a fallu : 43g,2h10m' },
  quoteVerify: {
    en: 'Seal, inputs and prices of a quote, worked out again',
    fr: 'Sceau, fichiers et prix d’un devis, recalculés',
  },
  quoteVoid: {
    en: 'Ends a number that was drawn and never used',
    fr: 'Clôt un numéro tiré et jamais utilisé',
  },
  quoteNumber: { en: 'number (D2026-0042)', fr: 'numéro (D2026-0042)' },
  why: { en: 'why, for whoever reads the register', fr: 'pourquoi, pour qui lira le registre' },
  ledger: {
    en: 'The lab’s books: one row a finished job, without names',
    fr: 'Les comptes du lab : une ligne par travail fini, sans noms',
  },
  tariffs: { en: 'Price lists of other programs', fr: 'Tarifs d’autres logiciels' },
  tariffImport: {
    en: 'Makes a tariff from Fab-manager’s open API (saved JSON answers)',
    fr: 'Crée un tarif depuis l’API ouverte de Fab-manager (réponses JSON)',
  },
  tariffFiles: {
    en: 'saved answers: prices, machines, spaces, plans',
    fr: 'réponses : prices, machines, spaces, plans',
  },
  tariffOutput: { en: 'tariff to write; its name is the id', fr: 'tarif à écrire ; son nom est l’identifiant' },
  tariffName: { en: 'name for people', fr: 'nom lisible' },
  currency: { en: 'currency (EUR)', fr: 'monnaie (EUR)' },
  quoteCost: {
    en: 'What the job costs the lab beside its price',
    fr: 'Ce que le travail coûte au lab, à côté de son prix',
  },
  membership: {
    en: 'What a membership is worth, and from how many hours it pays',
    fr: 'Ce que vaut une adhésion, et dès combien d’heures elle est rentable',
  },
  membershipAudiences: { en: 'audiences that may join', fr: 'publics qui peuvent adhérer' },
  membershipId: { en: 'this membership alone', fr: 'cette adhésion seulement' },
  rule: { en: 'this price alone', fr: 'ce prix seulement' },
  hours: { en: 'hours to show: 5,10,20', fr: 'heures à montrer : 5,10,20' },
  costs: { en: 'file that says what the lab pays', fr: 'fichier qui dit ce que paie le lab' },
  ledgerAdd: { en: 'Adds a finished job from its quote', fr: 'Ajoute un travail fini à partir de son devis' },
  ledgerReport: {
    en: 'A year by machine, audience, month and material',
    fr: 'Une année par machine, public, mois et matière',
  },
  ledgerSimulate: { en: 'The same year with another price list', fr: 'La même année avec un autre tarif' },
  ledgerExport: { en: 'All rows, hash-chained, one JSON a line', fr: 'Toutes les lignes, chaînées, un JSON par ligne' },
  ledgerImport: { en: 'Takes an export over', fr: 'Reprend un export' },
  outcome: { en: 'done, failed or test', fr: 'done (fait), failed (raté) ou test (essai)' },
  operator: { en: 'time of a person of the lab (15m)', fr: 'temps d’une personne du lab (15m)' },
  cost: { en: 'what the lab spent (3.20)', fr: 'ce que le lab a dépensé (3.20)' },
  event: { en: 'workshop that it belongs to', fr: 'atelier dont il fait partie' },
  children: { en: 'children by age (6-8=4,9-12=7)', fr: 'enfants par âge (6-8=4,9-12=7)' },
  corrects: { en: 'id of the row that this one takes back', fr: 'identifiant de la ligne que celle-ci annule' },
  dateDone: { en: 'day of the work', fr: 'jour du travail' },
  year: { en: 'year (default: this one)', fr: 'année (par défaut : celle-ci)' },
  reportOutput: {
    en: 'output; the ending picks csv or html (repeatable)',
    fr: 'sortie ; la terminaison choisit csv ou html (répétable)',
  },
  fee: { en: 'fee of a membership: how many close the gap', fr: 'prix d’une adhésion : combien comblent le manque' },
  exportOutput: { en: 'file of rows, one JSON a line', fr: 'fichier de lignes, un JSON par ligne' },
  fonts: { en: 'folder of fonts for live texts', fr: 'dossier de polices pour les textes non vectorisés' },
  json: { en: 'one JSON document on stdout', fr: 'un document JSON sur la sortie standard' },
  lang: { en: 'language: fr or en', fr: 'langue : fr ou en' },
  quiet: { en: 'no messages', fr: 'aucun message' },
  verbose: { en: 'more messages', fr: 'davantage de messages' },
  noColor: { en: 'no colours', fr: 'sans couleurs' },
  set: { en: 'override one setting (key=value, repeatable)', fr: 'changer un réglage (clé=valeur, répétable)' },
  config: {
    en: 'configuration file instead of the nearest etabli.yaml',
    fr: 'fichier de configuration au lieu du etabli.yaml le plus proche',
  },
  failOn: {
    en: 'exit 1 from this severity on: error, warning, never',
    fr: 'sortie 1 à partir de cette gravité : error, warning, never',
  },
  report: {
    en: 'also write a report: sarif:FILE, junit:FILE or html:FILE',
    fr: 'écrire aussi un rapport : sarif:FICHIER, junit:FICHIER ou html:FICHIER',
  },
  jobs: { en: 'how many things to do at once', fr: 'nombre de tâches à la fois' },
  force: { en: 'replace files that are there', fr: 'remplacer les fichiers existants' },
  dryRun: { en: 'do everything but write', fr: 'tout faire sauf écrire' },
  seed: { en: 'seed of the searches', fr: 'graine des recherches' },
  timings: { en: 'say where the time went', fr: 'dire où est passé le temps' },
  stdin: { en: 'name of the file that comes from stdin (-)', fr: 'nom du fichier qui vient de l’entrée standard (-)' },
  tariff: { en: 'tariff', fr: 'tarif' },
  audience: { en: 'audience of the tariff (public, member…)', fr: 'public du tarif (public, adhérent…)' },
  client: { en: 'file that says who the quote is for', fr: 'fichier qui dit à qui est le devis' },
  quantity: { en: 'how many pieces', fr: 'nombre de pièces' },
  date: { en: 'date of the quote, YYYY-MM-DD', fr: 'date du devis, AAAA-MM-JJ' },
  quoteOutput: {
    en: 'output; the ending picks html, json or csv (repeatable)',
    fr: 'sortie ; la terminaison choisit html, json ou csv (répétable)',
  },
  measures: {
    en: 'price measures taken by hand or by another program',
    fr: 'chiffrer des mesures prises à la main ou par un autre logiciel',
  },
  from: {
    en: 'a quote for each row of a CSV, into the folder -o',
    fr: 'un devis par ligne d’un CSV, dans le dossier -o',
  },
  as: {
    en: 'with --from: pdf, html, json, csv, txt (default: pdf)',
    fr: 'avec --from : pdf, html, json, csv, txt (par défaut : pdf)',
  },
  explainLine: { en: 'show line N down to its rule', fr: 'montrer la ligne N jusqu’à sa règle' },
  files: { en: 'file, folder, pattern, or - for stdin', fr: 'fichier, dossier, motif, ou - pour l’entrée standard' },
  code: { en: 'code or name of a finding', fr: 'code ou nom d’un problème' },
  kind: {
    en: 'machines, materials, tariffs, rules, formats, engines',
    fr: 'machines, materials, tariffs, rules, formats, engines',
  },
  version: { en: 'version', fr: 'version' },
  help: { en: 'this help', fr: 'cette aide' },
} satisfies Record<string, Text>;

/** Headings that commander prints in English. */
export const HEADINGS: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  en: {},
  fr: { 'Usage:': 'Utilisation :', 'Options:': 'Options :', 'Commands:': 'Commandes :', 'Arguments:': 'Arguments :' },
};
