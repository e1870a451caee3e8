export { rectification } from './content-type';
export { registerRectifications } from './register';
export { fillRectifications, rectificationsBy } from './requests';
export { rectificationRoutes } from './routes';
