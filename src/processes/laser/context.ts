import type { PolygonKernel } from '../../geometry/areas/polygons.ts';
import type { ChainMeetings } from '../../geometry/paths/meet-chains.ts';
import type { Where } from '../../model/finding.ts';
import type { Shape } from '../../model/part.ts';
import type { Rule } from '../../model/rule.ts';
import type { PartPlan, StrokeGroup } from './plan/part-plan.ts';
import type { LaserSetup } from './setup.ts';

/** What a rule looks at: a drawing worked out up to the sheet, and the machine that it is for. */
export interface LaserContext {
  readonly file: string;
  readonly setup: LaserSetup;
  readonly plan: PartPlan;
  readonly kernel: PolygonKernel;
  /** Cuts that come near each other or cross: looked for when the first rule asks. */
  readonly meetings: () => ChainMeetings;
  /** Open cuts that end on other cuts at both ends, by their places among the traced paths: the same. */
  readonly leaning: () => ReadonlySet<number>;
}

export type LaserRule = Rule<LaserContext>;

/** Where a shape stands in the maker's file. */
export function whereShape(shape: Shape): Where {
  return {
    ...(shape.line > 0 ? { line: shape.line } : {}),
    element: shape.element,
    ...(shape.id === '' ? {} : { id: shape.id }),
    ...(shape.layer === '' ? {} : { layer: shape.layer }),
  };
}

/** Where a stroke of a group stands. */
export function whereStroke(context: LaserContext, group: StrokeGroup, stroke: number): Where {
  const shape = context.plan.drawing.shapes[group.shapes[stroke] ?? 0];
  return shape === undefined ? {} : whereShape(shape);
}
