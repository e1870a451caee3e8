export { LineagePage } from './lineage-page';
