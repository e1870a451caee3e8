/** Numbers and codes of Chinese administration: checked, normalised, read. Pure; for server and admin. */
export { checkBankAccount } from './bank-account';
export type { Sex } from './citizen-number';
export { checkContact, isPhoneOrEmail, isEmail } from './contact';
export { checkCreditCode, type CreditCodeProblem } from './credit-code';
export {
  checkIdentityDocument,
  identityDocumentKinds,
  type IdentityDocument,
  type IdentityDocumentKind,
  type IdentityProblem,
} from './identity-document';
export { checkMobilePhone, checkPhone } from './phone';
export type { Checked } from './result';
