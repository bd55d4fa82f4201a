/** The 54 statements of the two FAQ documents: 25 of the first (S0), 29 of the second (S1), numbered in their order. */
export const statementIds: string[] = [...numbered('S0', 25), ...numbered('S1', 29)];

function numbered(document: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${document}-${String(i + 1).padStart(2, '0')}`);
}
