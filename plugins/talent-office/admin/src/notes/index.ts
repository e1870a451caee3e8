export { FailureNote } from './failure-note';
export { useFailureText } from './use-failure-text';
