import { defineContext } from '@sealtrail/event-sourcing';

/** 监察规则: when which card falls, and who is told. */
export const policyContext = defineContext({ name: 'policy' });
