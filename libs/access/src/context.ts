import { defineContext } from '@sealtrail/event-sourcing';
import { AccessModule } from './access.module';
import { accessRejections } from './rejections';

/** 访问: API keys, and what each opens. */
export const accessContext = defineContext({
  name: 'access',
  module: AccessModule,
  // Before keys had sources, and before a source that others had used was bound knowingly.
  upcasters: { ApiKeyIssued: (data) => ({ type: 'ApiKeyIssued', data: { source: null, takenOver: 0, ...data } }) },
  rejections: accessRejections,
});
