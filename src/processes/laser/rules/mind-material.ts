import type { Finding } from '../../../model/finding.ts';
import { findingOf } from '../../../model/rule.ts';
import type { LaserRule } from '../context.ts';

export const mindMaterial: LaserRule = {
  code: 'LAS025',
  name: 'mind-material',
  severity: 'info',
  stage: 'stable',
  title: { en: 'What to mind with this material', fr: 'Précautions avec cette matière' },
  what: { en: 'The material asks for care.', fr: 'La matière demande des précautions.' },
  why: {
    en: 'Smoke, flames or a beam that passes through are risks for people and machine.',
    fr: 'Fumée, flammes ou faisceau qui traverse : des risques pour les personnes et la machine.',
  },
  fix: {
    en: 'Extraction on, air on, never leave the machine alone.',
    fr: 'Aspiration en marche, air en marche, ne quittez jamais la machine.',
  },
  example: {
    en: 'Acrylic can go on burning after the beam has passed.',
    fr: 'L’acrylique peut continuer à brûler après le passage du faisceau.',
  },
  check({ setup }) {
    const { material, work } = setup;
    if (material === undefined || material.refused !== undefined) return [];
    const findings: Finding[] = [];
    if (work.recipe?.note !== undefined)
      findings.push(findingOf(mindMaterial, { what: work.recipe.note, where: {}, severity: 'warning' }));
    if (material.caution !== undefined) findings.push(findingOf(mindMaterial, { what: material.caution, where: {} }));
    return findings;
  },
};
