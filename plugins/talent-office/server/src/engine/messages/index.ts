export { messageMigrations } from './migrations';
export { registerMessages } from './register';
export { messageRoutes } from './routes';
export { createMessages, type Messages, type NewMessage } from './service';
