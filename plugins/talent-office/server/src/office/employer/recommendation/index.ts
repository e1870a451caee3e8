export { recommendationMigrations } from './migrations';
export { recommendationRoutes } from './routes';
export { createRecommendationKind } from './stage-kind';
