export { rectification } from './content-type';
export { registerRectifications } from './register';
export { fillRectifications } from './requests';
export { rectificationRoutes } from './routes';
