import { defineContext } from '@sealtrail/event-sourcing';
import { AccessModule } from './access.module';
import { accessRejections } from './rejections';

/** 访问: API keys and their permissions. */
export const accessContext = defineContext({
  name: 'access',
  module: AccessModule,
  // Events written before keys had sources, and before `takenOver` was recorded.
  upcasters: { ApiKeyIssued: (data) => ({ type: 'ApiKeyIssued', data: { source: null, takenOver: 0, ...data } }) },
  rejections: accessRejections,
});
