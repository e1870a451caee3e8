export { employerApplicationRoutes } from './routes';
