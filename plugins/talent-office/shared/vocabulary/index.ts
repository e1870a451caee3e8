export * from './approval';
export * from './benefit';
export * from './fund';
export * from './notice';
export * from './organisation';
export * from './rectification';
export * from './rules';
export * from './talent';
