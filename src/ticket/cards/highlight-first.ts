import type { Task } from '../../card.ts';

/**
 * Makes only the button of the first task that has one stand out.
 *
 * @param isDone whether a task is settled, so that the next one comes first
 */
export function highlightFirst(
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
