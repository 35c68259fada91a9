export * from './cloud-event';
export { CURSOR, FeedCursors } from './feed-cursor';
export { FeedTail } from './feed-tail';
export * from './published-facts';
