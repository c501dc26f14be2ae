import { numberText, type Text } from '../../base/text.ts';
import type { ProjectNode } from './read-tree.ts';

/** What a layer of LightBurn is set to do beyond following its lines or filling them, as ends of a list. */
export function workOfLayer(node: ProjectNode): Text[] {
  const setting = (name: string): number =>
    Number.parseFloat(node.children.find((child) => child.name === name)?.attributes.Value ?? '') || 0;
  const work: Text[] = [];
  const add = (name: string, en: string, fr: string): void => {
    if (setting(name) !== 0) work.push({ en, fr });
  };
  const addLength = (name: string, en: string, fr: string): void => {
    const { en: value, fr: valeur } = numberText(setting(name), 3);
    add(name, `${en} ${value} mm`, `${fr} ${valeur} mm`);
  };
  addLength('kerf', 'kerf', 'trait de coupe');
  add('tabsEnabled', 'tabs', 'attaches');
  addLength('overcut', 'overcut', 'dépassement');
  add('leadIn', 'lead-in', 'amorce');
  add('leadOut', 'lead-out', 'sortie');
  add('perforate', 'perforation', 'perforation');
  add('dotMode', 'dots', 'points');
  add('crossHatch', 'cross-hatching', 'hachures croisées');
  if (node.children.some(({ name }) => name === 'SubLayer')) work.push({ en: 'sub-layers', fr: 'sous-calques' });
  return work;
}
