export { AgreementPanel } from './panel';
