export { setOff } from './content-types/set-off';
export { awardOf } from './debt';
export { recovery } from './content-types/recovery';
export { repayment } from './content-types/repayment';
export { writeOff } from './content-types/write-off';
export { registerRecovery } from './register';
export { remindUpheld } from './upheld';
