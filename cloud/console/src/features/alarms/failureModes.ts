// What can be wrong with a machine, as rules name it and kinds of jobs answer to it.

export const FAILURE_MODES = [
  'bearing', 'lubrication', 'cooling', 'vibration', 'overheating', 'overload', 'leak', 'power_supply', 'unspecified',
];
