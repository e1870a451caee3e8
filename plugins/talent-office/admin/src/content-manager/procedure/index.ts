export { ProcedurePanel } from './panel';
