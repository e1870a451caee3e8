/** How a stage is decided: by people (review), or by the public's silence (notice, 公示). */
export const stageKinds = ['review', 'notice'] as const;
export type StageKind = (typeof stageKinds)[number];
