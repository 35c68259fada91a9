export { nationalNotices } from './calendar-package';
export * from './clocks/simulated-clock';
export * from './clocks/system-clock';
export * from './data-folder';
export * from './settings';
