export { brandActivity } from './content-types/brand-activity';
export { brand } from './content-types/brand';
export { brandRoutes } from './routes';
