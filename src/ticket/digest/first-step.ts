import type { Task } from '../../card.ts';

/** Makes the first line's button stand out. @param isDone whether a line is settled, so that the next one comes first */
export function withFirstStep(
  tasks: Task[],
  isDone: (task: Task, i: number) => boolean = () => false,
): Task[] {
  const first = tasks.findIndex((task, i) => task.button && !isDone(task, i));
  return tasks.map((task, i) => {
    if (!task.button) return task;
    const { style: _, ...button } = task.button;
    return { ...task, button: i === first ? { ...button, style: 'primary' } : button };
  });
}
