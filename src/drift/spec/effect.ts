/** Whether a document speaks to who sends a request or to who reads an answer, as a client sees it. */
export type Direction = 'request' | 'response';

/** What a change does to the set of values that are allowed; `other` where neither set holds the other. */
export type Effect = 'narrower' | 'wider' | 'other';

/** How an outer schema reads an inner one: as it is, under `not`, or as a condition. */
export type Sense = 'same' | 'inverted' | 'either';

/** The classes of a change between two documents. */
export type SpecClass = 'breaking' | 'compatible' | 'editorial';

/** The effect on the whole of an effect on a part. */
export function outerEffect(effect: Effect, sense: Sense): Effect {
  if (sense === 'same' || effect === 'other') return effect;
  if (sense === 'either') return 'other';
  return effect === 'narrower' ? 'wider' : 'narrower';
}

/** A request may be allowed more and a response less; whatever goes the other way breaks a client. */
export function classOfEffect(effect: Effect, direction: Direction): SpecClass {
  if (effect === 'other') return 'breaking';
  return (effect === 'wider') === (direction === 'request') ? 'compatible' : 'breaking';
}

/** The reason for the class of an effect, to stand behind a colon. */
export function reasonOfEffect(effect: Effect, direction: Direction): string {
  if (direction === 'request') {
    if (effect === 'wider') return 'every request that was valid stays valid';
    if (effect === 'narrower') return 'a request that was valid may now be refused';
    return 'neither document takes all the requests that the other takes, so one that was valid may now be refused';
  }
  if (effect === 'narrower') return 'every answer that may come was allowed before';
  if (effect === 'wider') return 'an answer may now hold what a client of the old document refuses';
  return 'neither document allows all the answers that the other allows, so a client may meet one that it refuses';
}

/** The other side: what a client sends where it is called, it receives where it calls. */
export function opposite(direction: Direction): Direction {
  return direction === 'request' ? 'response' : 'request';
}
