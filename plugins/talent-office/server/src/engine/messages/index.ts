export type { Channel, Letter, Send } from './channels';
export { messageSetting } from './content-type';
export { messageMigrations } from './migrations';
export { registerMessages } from './register';
export { messageRoutes } from './routes';
export { createMessages, type Messages, type NewMessage } from './service';
export { guardMessageSettings } from './setting-guard';
