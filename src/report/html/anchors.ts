/** Ids as they stand in the document: as they are in the evidence, but white space, which an id can't have. */
function anchor(kind: string, id: string): string {
  return `${kind}-${id.replace(/[\s\p{Cs}]/gu, (character) => `_${character.charCodeAt(0).toString(16)}_`)}`;
}

/** The id of the place where a check is told: `check-body.required:createCustomer.201`. */
export function checkAnchor(id: string): string {
  return anchor('check', id);
}

/** The id of the place where an exchange or a delivery is told: `exchange-flow.verify#7`. */
export function exchangeAnchor(id: string): string {
  return anchor('exchange', id);
}

/** The id of the place where a requirement is told with its checks. */
export function requirementAnchor(id: string): string {
  return anchor('requirement', id);
}

/** The address of such a place within the report, for an `href`: `#exchange-flow.verify%237`. */
export function hrefOf(anchorId: string): string {
  return `#${encodeURIComponent(anchorId).replace(/%3A/g, ':')}`;
}
