/** Of a webhook that is sent what its role never sees: no delivery tells anything. */
export const SILENT = { name: 'n', url: 'https://hooks.example/', types: ['RatingGiven'] };
