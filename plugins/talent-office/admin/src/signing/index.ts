export { PasswordField } from './password-field';
export { useSignature, type Signature } from './use-signature';
