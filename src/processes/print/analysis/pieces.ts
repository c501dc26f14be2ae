import { piecesOf as holdingPieces } from '../../../geometry/columns/pieces.ts';
import { hitsOf, spansOf } from './rays.ts';
import { shared } from './shared.ts';
import { standingPieces } from './standing-pieces.ts';

/** What stands on the bed, piece by piece, largest first. */
export const piecesOf = shared((context) => {
  const { mending } = context.analysis;
  return standingPieces(context.part.positions, mending, {
    pieceOf: holdingPieces(hitsOf(context, 2), spansOf(context, 2), mending.bodies.of, mending.bodies.count),
    top: context.bed + context.settings.firstLayerHeight,
  });
});
