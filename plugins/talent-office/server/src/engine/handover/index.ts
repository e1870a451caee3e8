export { handoverAppendOnly, handoverMigrations } from './migrations';
export { type Asked, type Piece, type Source } from './piece';
export { handoverRoutes } from './routes';
export { createHandovers, type Handovers } from './service';
