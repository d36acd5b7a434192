/** Language tags as people type them. Pure. */

/** Tags from a line such as `en, ga`; what stands twice is taken once. */
export function tagsOf(line: string): string[] {
  return [...new Set(line.split(/[\s,;]+/).filter(Boolean))];
}
