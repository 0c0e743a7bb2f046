/** Microsoft writes these ids in small letters; a workbook may not have. */
export function spellings(entraId: string): readonly string[] {
  return [...new Set([entraId, entraId.toLowerCase(), entraId.toUpperCase()])];
}
