import { findingOf } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';

export const noMaterial: LaserRule = {
  code: 'LAS026',
  name: 'no-material',
  severity: 'info',
  stage: 'stable',
  title: { en: 'No material chosen', fr: 'Aucune matière choisie' },
  what: {
    en: 'Speed, power and time are a guess: no material was given.',
    fr: 'Vitesse, puissance et durée sont supposées : aucune matière n’a été donnée.',
  },
  why: {
    en: 'Nothing can be said about thickness, kerf or dangers.',
    fr: 'On ne peut rien dire de l’épaisseur, du trait ni des dangers.',
  },
  fix: { en: 'Name the material: --material plywood-3mm', fr: 'Indiquez la matière : --material plywood-3mm' },
  example: {
    en: 'An estimate without --material reckons with a cut at 10 mm/s.',
    fr: 'Une estimation sans --material compte une découpe à 10 mm/s.',
  },
  check({ setup, plan }) {
    if (!setup.work.assumed || plan.box === null) return [];
    const what = { en: 'No material was given.', fr: 'Aucune matière n’a été donnée.' };
    return [findingOf(noMaterial, { what, where: {} })];
  },
};
