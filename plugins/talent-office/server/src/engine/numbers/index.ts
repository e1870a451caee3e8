export { nextNumber } from './count';
export { isNumberForm, numberFormProblem, numberText, seriesOf } from './form';
export { numberMigrations, numbersAppendOnly } from './migrations';
export {
  issueDocumentNumber,
  numberRegister,
  voidDocumentNumber,
  type RegisteredNumber,
  type RegisterQuery,
} from './register';
