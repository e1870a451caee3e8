/**
 * How a stage is decided: by whether the application is complete (acceptance, 受理), by people (review), by
 * the public's silence (notice, 公示), or by the votes of a committee (上会).
 */
export const stageKinds = ['acceptance', 'review', 'notice', 'committee'] as const;
export type StageKind = (typeof stageKinds)[number];
