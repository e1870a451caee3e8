export { refuseUnmet } from './conditions';
export { createDerive } from './derive';
export { evaluateNow, evaluateWith, wantedAt } from './facts';
export { refuseWrongValues, writeGiven } from './given-values';
export { createObstacles } from './obstacles';
export { publicFacts } from './public-facts';
export { keyOf, typeAtPath, valueAtPath } from './references';
export { takeRight, type RightValue } from './taken';
