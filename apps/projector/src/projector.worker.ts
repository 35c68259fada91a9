import { hostProjector } from '@sealtrail/platform';
import { projections } from './projections';

hostProjector(projections);
