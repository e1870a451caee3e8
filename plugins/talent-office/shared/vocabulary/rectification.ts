/** A rectification (更正) waits for a second person, who confirms or rejects it. */
export const rectificationStates = ['requested', 'confirmed', 'rejected'] as const;
export type RectificationState = (typeof rectificationStates)[number];
