export { HandoversPage } from './handovers-page';
