export { RoundsPage } from './rounds-page';
