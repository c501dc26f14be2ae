import { same, sayText } from '../../../base/text.ts';
import type { Notes } from '../../notes.ts';
import { EXTERNAL_REFERENCE, UNSUPPORTED } from '../rules.ts';
import type { SvgNode } from '../tree/svg-node.ts';
import { UNFOLLOWED } from './match-css.ts';
import type { OwnStyle } from './style.ts';

/** Values of the properties that are not followed that change nothing. */
const STANDING = /^\s*(?:none|initial|unset|inherit|revert)\s*$/i;

/** Tells what of an element's style is not followed: masks and filters left over, and what moves it by CSS alone. */
export function noteEffects(node: SvgNode, style: OwnStyle, masked: boolean, notes: Notes<SvgNode>): void {
  const used = (value: string): boolean => value !== '' && value !== 'none';
  if (used(style.mask) && !masked) notes.count(UNSUPPORTED, { en: 'Masks ignored', fr: 'Masques ignorés' }, node);
  if (used(style.filter)) notes.count(UNSUPPORTED, { en: 'Filters ignored', fr: 'Filtres ignorés' }, node);
  if (style.geometry === null) return;
  for (const name of UNFOLLOWED) {
    const value = style.geometry.get(name);
    if (value === undefined || STANDING.test(value)) continue;
    const topic = sayText({ en: 'Style "{0}" ignored', fr: 'Style « {0} » ignoré' }, same(name));
    notes.count(UNSUPPORTED, topic, node);
  }
}

/** Tells of a copy whose original lies in another file. */
export function noteOutside(node: SvgNode, href: string, notes: Notes<SvgNode>): void {
  const what = sayText(
    {
      en: 'A copy of "{0}" is asked for, which is outside the file.',
      fr: 'Une copie de « {0} » est demandée, qui est hors du fichier.',
    },
    same(href.slice(0, 80)),
  );
  notes.tell(EXTERNAL_REFERENCE, node, { what });
}

/** Tells of an element that is none of a drawing. */
export function noteUnknown(node: SvgNode, notes: Notes<SvgNode>): void {
  const topic = sayText({ en: 'Elements <{0}> left out', fr: 'Éléments <{0}> ignorés' }, same(node.tag));
  notes.count(UNSUPPORTED, topic, node);
}
