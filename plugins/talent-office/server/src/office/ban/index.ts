export { ban } from './content-types/ban';
export { registerBans } from './register';
