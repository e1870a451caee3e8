export {
  comparators,
  isGroup,
  textMethods,
  type AmountChoice,
  type Comparator,
  type Comparison,
  type Condition,
  type FactText,
  type Group,
  type Literal,
  type Membership,
  type Operand,
  type Presence,
  type TextMatch,
  type TextMethod,
} from './condition';
export { negate, normalise, print, printAmount, printLiteral } from './print';
