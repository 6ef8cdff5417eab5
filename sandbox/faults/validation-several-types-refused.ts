import type { Fault } from '../modification.ts';
import { badProperty } from '../validation/properties.ts';

/** A subscription to more than one type is refused. */
export const fault: Fault = {
  id: 'validation-several-types-refused',
  group: 'validation',
  summary: 'A subscription to more than one type is refused.',
  change: ({ validation }) => ({
    validation: {
      subscription(body) {
        const wanted = validation.subscription(body);
        if (wanted.types.length > 1) throw badProperty('types', 'a list of one webhook type');
        return wanted;
      },
    },
  }),
};
