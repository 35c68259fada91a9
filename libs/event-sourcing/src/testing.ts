export * from './fakes/fixed-clock';
export * from './fakes/in-memory-event-store';
export * from './fakes/in-memory-file-store';
export * from './fakes/in-memory-read-store';
export * from './fakes/in-memory-timer-store';
export * from './fakes/in-memory-vault';
export * from './specify';
