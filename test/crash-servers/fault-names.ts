export const FAULTS = [
  'kill an api',
  'kill a projector',
  'kill a reactor',
  'kill all projectors',
  'kill all reactors',
  'pause an api',
  'pause an api for long',
  'pause a projector',
  'pause a reactor',
  'a third projector',
  'a third reactor',
  'restart KurrentDB',
  'freeze KurrentDB',
  'freeze KurrentDB for long',
  'freeze MongoDB',
] as const;

export type Fault = (typeof FAULTS)[number];
