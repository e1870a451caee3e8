export { createEvaluation } from './evaluation';
export { recordCase } from './history';
export { createJudgeAgain } from './judge-again';
export { createOpenCase, type OpenCase } from './open-case';
export { type ActRequest, type ActResult, type Effect } from './request';
