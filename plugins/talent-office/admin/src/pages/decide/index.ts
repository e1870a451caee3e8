export { DecidePage } from './decide-page';
