export { callLabels } from './calls';
export { documentKindLabels } from './documents';
export { functionLabels } from './functions';
export {
  handoverKindLabels,
  handoverListTexts,
  handoverOutcomeLabels,
  handoverReasonLabels,
} from './handover';
export type { Label, TypeLabels } from './label';
export { labelOf, lookUpWord, withoutUnit, type WordKind } from './look-up';
export { typeLabels } from './types';
export { valueLabels } from './values';
export { actionLabels, wordLabels } from './words';
