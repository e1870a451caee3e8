export { officeSetting } from './content-type';
