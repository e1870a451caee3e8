export { PaperPage } from './paper-page';
