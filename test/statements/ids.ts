/** The ids of the 54 statements in the two FAQ documents: 25 in the first (S0), and 29 in the second (S1). */
export const statementIds: string[] = [...numbered('S0', 25), ...numbered('S1', 29)];

function numbered(document: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${document}-${String(i + 1).padStart(2, '0')}`);
}
