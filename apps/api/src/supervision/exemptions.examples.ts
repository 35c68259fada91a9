import type { RouteExamples } from '../examples/route-example';

/** 免予监察: the provincial platform is down by announcement, and no card falls meanwhile. */
export const exemptionExamples: RouteExamples = {
  'PUT /v1/supervision-exemptions/{id}': {
    key: 'supervisor',
    parameters: { id: 'outage-2030-01' },
    body: {
      ground: 'declaredOutage',
      region: '370100',
      from: '2030-01-01T00:00:00+08:00',
      to: '2030-01-02T00:00:00+08:00',
      documentNumber: '济数发〔2029〕8号',
    },
  },
  'GET /v1/supervision-exemptions': { key: 'supervisor', parameters: { region: '370102' } },
};
