export { createServerProcess, type ServerProcess } from './service';
