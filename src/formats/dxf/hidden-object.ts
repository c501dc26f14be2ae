import { same, sayText, type Text } from '../../base/text.ts';
import type { Layer } from './document.ts';
import { type Entity, numberOf } from './entity.ts';

/** Why an object does not show, with its layer's name where that hides it; null where it shows. */
export function hiddenTopic(entity: Entity, layer: Layer): Text | null {
  if (numberOf(entity, 67) === 1) return { en: 'On a paper layout', fr: 'Sur une présentation papier' };
  if (numberOf(entity, 60) === 1) return { en: 'Invisible', fr: 'Invisibles' };
  // What a block has on other layers shows though the layer that it is inserted on is off.
  if (entity.type === 'INSERT' ? layer.frozen : layer.hidden)
    return sayText(
      { en: 'On the layer "{0}", which is off or frozen', fr: 'Sur le calque « {0} », inactif ou gelé' },
      same(layer.name),
    );
  if (layer.unprinted)
    return sayText(
      { en: 'On the layer "{0}", which is never printed', fr: 'Sur le calque « {0} », jamais imprimé' },
      same(layer.name),
    );
  if (entity.type === 'ATTRIB' && (numberOf(entity, 70) & 1) === 1) return { en: 'Invisible', fr: 'Invisibles' };
  return null;
}
