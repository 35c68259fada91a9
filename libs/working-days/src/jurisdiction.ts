/** Settings common to all departments of one deployment. A process makes one from its settings. */
export abstract class Jurisdiction {
  /** IANA name of the zone whose days are counted (`SEALTRAIL_ZONE`). */
  abstract readonly zone: string;
}
