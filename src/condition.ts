/** How a part of the bot is doing. */
export interface Condition {
  /** `failing` if it doesn't work. `warning` if it works, but somebody should look. */
  state: 'ok' | 'warning' | 'failing';
  /** What is wrong. Names no person and no secret. */
  problem?: string;
  /** What to do about it. */
  remedy?: string;
}

export const fine: Condition = { state: 'ok' };

export function warning(problem: string, remedy: string): Condition {
  return { state: 'warning', problem, remedy };
}

export function failing(problem: string, remedy: string): Condition {
  return { state: 'failing', problem, remedy };
}
