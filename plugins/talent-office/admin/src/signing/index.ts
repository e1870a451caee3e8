export { PasswordField } from './password-field';
export { useBatchSignature, type BatchSignature } from './use-batch-signature';
export { useSignature, type Signature } from './use-signature';
