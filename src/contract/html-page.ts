/** Whether a body is an HTML page, whatever its label says: the mark of an intermediary, no API answers with one. */
export function isHtmlPage(body: string): boolean {
  return /^\s*(<!--[\s\S]*?-->\s*)?<(!doctype\s+html|html|head|body)\b/i.test(body);
}
