/** A target (绩效目标) that was set, and what became of it. */
export const performanceTargetStates = ['draft', 'in-effect', 'answered-for'] as const;
export type PerformanceTargetState = (typeof performanceTargetStates)[number];

/** Self-evaluation first (自评), then the evaluation of others (评价). */
export const performanceEvaluationStates = ['draft', 'self-evaluated', 'evaluated'] as const;
export type PerformanceEvaluationState = (typeof performanceEvaluationStates)[number];
