export { SelectionsPage } from './selections-page';
