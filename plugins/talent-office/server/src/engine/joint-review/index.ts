export { listingsOf, type Listing } from './listings';
export { jointReviewAppendOnly, jointReviewMigrations } from './migrations';
export { registerJointReview } from './register';
export { jointReviewRoutes } from './routes';
export { createReviewLists } from './service';
export { isWorkbook, maxWorkbookBytes, readCells, type ReadCell } from './workbook';
