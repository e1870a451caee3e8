export { agentsFor, employers, ownEmployers } from './agencies';
export { employerAgent } from './content-types/employer-agent';
export { inPostConfirmation } from './content-types/in-post-confirmation';
export { recommendationMigrations as employerMigrations } from './recommendation';
export { registerEmployers } from './register';
export { employerRoutes } from './routes';
