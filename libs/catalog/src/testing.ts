export * from './testing/city';
export * from './testing/list';
export * from './testing/past';
