/** A webhook for facts that its role never reads: no delivery is made. */
export const SILENT = { name: 'n', url: 'https://hooks.example/', types: ['RatingGiven'] };
