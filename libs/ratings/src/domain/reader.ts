/**
 * Who reads ratings. `supervision` sees which case a rating is about; `rated` is, or may speak to, those who were rated,
 * and gets nothing that leads to a case and so to the rater. Neither ever sees who rated.
 */
export type RatingReader = 'supervision' | 'rated';

/** How many ratings a figure must rest on before the rated see its levels: fewer could be traced to their raters. */
export const SHOWN_TO_RATED_MIN = 5;

export const mayShowLevels = (reader: RatingReader, ratings: number): boolean =>
  reader === 'supervision' || ratings >= SHOWN_TO_RATED_MIN;
