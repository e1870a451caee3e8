export { employerAgent } from './content-types/employer-agent';
export { recommendationMigrations as employerMigrations } from './recommendation';
export { registerEmployers } from './register';
export { employerRoutes } from './routes';
