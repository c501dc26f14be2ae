/** Name under which threads know `planLayers`: apart from it, so that naming it loads nothing. */
export const PLAN_LAYERS = 'print/plan-layers';
