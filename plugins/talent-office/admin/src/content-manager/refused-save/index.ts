export { cacheWhatIsSaved } from './cache';
export { refusedSavesKeepForm } from './form';
